import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

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

test('a taken port is one clear line and exit code 2', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as { port: number };
  const { child, output } = run('--port', String(port));
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(output()).toBe(`Port ${port} on 127.0.0.1 is taken. Choose another with --port, or 0 for a free one.\n`);
  blocker.close();
});
