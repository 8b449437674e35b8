import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startReceiver } from './testing/receiver.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

function run(...args: string[]): { child: ChildProcess; output: () => string; until: (text: string) => Promise<void> } {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const until = async (text: string) => {
    while (!output.includes(text) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  return { child, output: () => output, until };
}

test('it prints an address and a token that works, and ends cleanly', async () => {
  const { child, output, until } = run('--port', '0', '--rate-limit', '7');
  await until('curl');
  const [, url] = /sandbox on (http:\S+)/.exec(output()) ?? [];
  const [, token] = /Access token: (\S+)/.exec(output()) ?? [];
  const response = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } });
  expect(response.status).toBe(200);
  expect(response.headers.get('x-ratelimit-limit')).toBe('7');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('as Intercom it takes a gateway at any port, and says which line is for what', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-stand-in-'));
  const { child, output, until } = run('--port', '0', '--as-intercom', folder);
  await until('by nobody else');
  for (const said of ['at any port', 'To try access token and OAuth in one gateway', 'access tokens of any region work', '--proxy-server='])
    expect(output()).toContain(said);
  const [, page] = /INTERCOM_AUTHORIZE_URL=(\S+)/.exec(output()) ?? [];
  const query = new URLSearchParams({ client_id: 'sandbox-client', redirect_uri: 'http://127.0.0.1:49152/api/oauth-callback/intercom' });
  expect((await fetch(`${page}?${query}`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  rmSync(folder, { recursive: true });
});

test('a taken port is one clear line and exit code 2', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as { port: number };
  const { child, output } = run('--port', String(port));
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(output()).toBe(`Port ${port} on 127.0.0.1 is taken. Choose another with --port, or 0 for a free one.\n`);
  blocker.close();
});

// One that is kept alive waits a minute for its retry, longer than this test may take.
test('neither a request nor a retry keeps the process alive', { timeout: 30_000 }, async () => {
  const receiver = await startReceiver();
  const app = { clientId: 'app', clientSecret: 's', name: 'App', redirectUrls: ['http://localhost/cb'] };
  const script = `
    import { createSandbox } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    const sandbox = createSandbox({ size: { contacts: 13, companies: 1, conversations: 1, articles: 1 }, apps: [${JSON.stringify(app)}] });
    const token = sandbox.mintToken({ clientId: 'app' });
    await sandbox.saveWebhook({ clientId: 'app', url: ${JSON.stringify(receiver.url)}, topics: ['contact.user.created'] });
    const headers = { authorization: 'Bearer ' + token, accept: 'application/json', 'content-type': 'application/json' };
    const create = (id) => sandbox.fetch(new Request('http://sandbox/contacts', { method: 'POST', headers, body: JSON.stringify({ external_id: id }) }));
    await create('one');
    while (sandbox.webhooks()[0].deliveries[0].state !== 'retrying') await new Promise((resolve) => setTimeout(resolve, 5));
    await create('two');
    await new Promise((resolve) => setTimeout(resolve, 50));
    console.log(sandbox.webhooks()[0].deliveries.map((delivery) => delivery.state).join());
  `;
  receiver.answer = (response) => {
    if (receiver.posts.length === 1) response.writeHead(500).end();
  };
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(output.trim()).toBe('retrying,waiting');
  await receiver.close();
});
