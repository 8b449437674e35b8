import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntercom } from '@gatehouse/connector';
import { afterEach, describe, expect, it } from 'vitest';
import { startProduct } from '../../scripts/demo/product.ts';
import { account, agent, claimed, dataFolder, everyScope, use } from './product.ts';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'packages/gateway/src/main.ts');

/** Runs the command until it ends by itself. */
const run = (args: string[], env: Record<string, string>) => runNode([main, ...args], env);

function runNode(args: string[], env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const timer = setTimeout(() => child.kill('SIGKILL'), 150_000);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, out, err });
    });
  });
}

const folders: { remove(): void }[] = [];
const folder = () => {
  const made = dataFolder();
  folders.push(made);
  return made.path;
};
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

/** What `npm start` runs, in another folder. */
function runStartScript(cwd: string, env: Record<string, string>): Promise<string> {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const [, ...words] = scripts.start.split(' ');
  const args = words.map((word) => (word.startsWith('scripts/') ? join(root, word) : word));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args, '--no-console'], { cwd, env: { PATH: process.env['PATH'] ?? '', ...env } });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('exit', (code) => resolve(`${code} ${err.split('\n')[0]}`));
  });
}

it('npm start reads .env where there is one, and the environment goes before it', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, '.env'), '# as copied\nGATEHOUSE_PORT=from-the-file\n');
  expect(await runStartScript(cwd, {})).toBe('2 GATEHOUSE_PORT: is not a port');
  expect(await runStartScript(cwd, { GATEHOUSE_PORT: '0', GATEHOUSE_LOG_LEVEL: 'wrong' })).toMatch(/^2 GATEHOUSE_LOG_LEVEL: is not one of/);
  // Where there is none, nothing is said of it.
  expect(await runStartScript(folder(), { GATEHOUSE_PORT: 'many' })).toBe('2 GATEHOUSE_PORT: is not a port');
});

it.each(['gateway', 'sandbox'])('an older Node is told which is needed, before it meets what it does not have: %s', async (room) => {
  const entry = join(root, 'packages', room, 'src/main.mjs');
  const older = `Object.defineProperty(process, 'version', { value: 'v20.20.2' }); await import(${JSON.stringify(entry)});`;
  const { code, out, err } = await runNode(['--input-type=module', '-e', older], {});
  expect([code, out, err.split('\n')]).toEqual([
    2,
    '',
    [expect.stringMatching(/^Node 24 or newer is needed, and this is v20\.20\.2\./), ''],
  ]);
  // It would fail on these before the first line runs.
  expect(readFileSync(entry, 'utf8')).not.toMatch(/^import /m);
});

describe('a second start', () => {
  it('keeps everything: account, connection, group, key, and what was written to the sandbox', async () => {
    const dataDir = folder();
    const first = await claimed({ dataDir, keepData: true });
    const { secret } = await first.key(everyScope, 'Keepers');
    const intercom = createIntercom({ token: secret, baseUrl: `${first.url}/intercom/default` });
    await intercom.tags.create({ name: 'Kept over a restart' });
    expect(await first.stop()).toBe(0);

    const second = await startProduct({ dataDir, keepData: true });
    try {
      expect(second.claimLink).toBe('');
      const again = createIntercom({ token: secret, baseUrl: `${second.url}/intercom/default` });
      expect((await again.tags.list()).data.map((tag) => tag.name)).toContain('Kept over a restart');
      const client = await agent(second.url, secret);
      expect((await use(client, 'intercom_list_all_contacts', { per_page: 1 })).isError).toBe(false);
      await client.close();
    } finally {
      await second.stop();
    }
  });

  it('prints a new claim link while nobody has claimed, and the old one is dead', async () => {
    const dataDir = folder();
    const first = await startProduct({ dataDir, keepData: true });
    await first.stop();
    const second = await startProduct({ dataDir, keepData: true });
    try {
      expect(second.claimLink).not.toBe('');
      expect(second.claimLink.split('/').at(-1)).not.toBe(first.claimLink.split('/').at(-1));
      const accept = (link: string) =>
        fetch(`${second.url}/api/v1/invitations/accept`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: second.url },
          body: JSON.stringify({ token: link.split('/').at(-1), ...account }),
        });
      expect((await accept(first.claimLink)).status).toBe(410);
      expect((await accept(second.claimLink)).status).toBe(200);
      expect((await accept(second.claimLink)).status).toBeGreaterThanOrEqual(409);
    } finally {
      await second.stop();
    }
  });
});

it('a start that cannot work ends its process with code 2 and two lines (the cases are in commands/program.test.ts)', async () => {
  const { code, out, err } = await run(['start', '--no-console'], { GATEHOUSE_PORT: 'many', GATEHOUSE_DATA_DIR: folder() });
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining('GATEHOUSE_PORT'), expect.stringContaining('0 to 65535')]);
});

it('keeps its files to itself', async () => {
  const dataDir = folder();
  const product = await startProduct({ dataDir, keepData: true });
  await product.stop();
  const names = readdirSync(dataDir);
  expect(names.length).toBeGreaterThanOrEqual(3);
  for (const name of names) expect([name, statSync(join(dataDir, name)).mode & 0o077]).toEqual([name, 0]);
});
