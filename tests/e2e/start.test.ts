import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createIntercom } from '@gatehouse/connector';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, startProduct } from '../../scripts/demo/product.ts';
import { account, agent, claimed, dataFolder, everyScope, use } from './product.ts';

const main = join(import.meta.dirname, '../../packages/gateway/src/main.ts');

/** Runs the command until it ends by itself. */
function run(args: string[], env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], {
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

const start = async (env: Record<string, string>) =>
  run(['start', '--no-console'], {
    GATEHOUSE_PORT: String(await freePort()),
    GATEHOUSE_SANDBOX_PORT: String(await freePort()),
    GATEHOUSE_DATA_DIR: folder(),
    ...env,
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

describe('a start that cannot work ends with code 2, one line that names the setting, and the fix', () => {
  it('a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const dataDir = folder();
    const { code, err } = await start({ GATEHOUSE_PORT: String(port), GATEHOUSE_DATA_DIR: dataDir });
    taken.close();
    expect(code).toBe(2);
    expect(err).toContain('GATEHOUSE_PORT');
    expect(err).toContain(String(port));
  });

  it("the sandbox's port is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { code, err } = await start({ GATEHOUSE_SANDBOX_PORT: String(port) });
    taken.close();
    expect(code).toBe(2);
    expect(err).toContain('GATEHOUSE_SANDBOX_PORT');
  });

  it('a data folder that is a file', async () => {
    const path = join(folder(), 'file');
    writeFileSync(path, '');
    const { code, err } = await start({ GATEHOUSE_DATA_DIR: path });
    expect(code).toBe(2);
    expect(err).toContain('GATEHOUSE_DATA_DIR');
  });

  it('a data folder that cannot be written', async () => {
    const path = join(folder(), 'closed');
    mkdirSync(path);
    chmodSync(path, 0o500);
    // Root writes to any folder but those of the kernel.
    const { code, err } = await start({ GATEHOUSE_DATA_DIR: process.getuid?.() === 0 ? '/proc' : path });
    expect(code).toBe(2);
    expect(err).toContain('GATEHOUSE_DATA_DIR');
    expect(err).toContain('cannot be written');
  });

  it('a key ring other than the one that sealed', async () => {
    const dataDir = folder();
    const first = await claimed({ dataDir, keepData: true });
    await first.stop();
    const before = readdirSync(dataDir)
      .filter((name) => name.endsWith('.db'))
      .map((name) => readFileSync(join(dataDir, name)).toString('base64'));
    const ring = `other:${Buffer.alloc(32, 7).toString('base64')}`;
    const { code, err } = await start({ GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_KEYRING: ring });
    expect(code).toBe(2);
    expect(err).toContain('GATEHOUSE_KEYRING');
    expect(err).not.toContain(Buffer.alloc(32, 7).toString('base64'));
    const after = readdirSync(dataDir)
      .filter((name) => name.endsWith('.db'))
      .map((name) => readFileSync(join(dataDir, name)).toString('base64'));
    expect(after).toEqual(before);
  });

  it('a second gateway on the same folder', async () => {
    const dataDir = folder();
    const first = await startProduct({ dataDir, keepData: true });
    const { code, err } = await start({ GATEHOUSE_DATA_DIR: dataDir });
    await first.stop();
    expect(code).toBe(2);
    expect(err).toContain('GATEHOUSE_DATA_DIR');
  });

  it.each([
    ['GATEHOUSE_PORT', 'many'],
    ['GATEHOUSE_URL', 'gatehouse'],
    ['GATEHOUSE_PROT', '4400'],
    ['INTERCOM_CLIENT_ID', 'only-the-id'],
    ['INTERCOM_REGION', 'mars'],
    ['GATEHOUSE_KEYRING', 'short:AAAA'],
  ])('%s=%s', async (name, value) => {
    const { code, err } = await start({ [name]: value });
    expect(code).toBe(2);
    expect(err).toContain(name === 'INTERCOM_CLIENT_ID' ? 'INTERCOM_CLIENT_SECRET' : name);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('an unknown command', async () => {
    const { code, err } = await run(['strat'], {});
    expect(code).toBe(2);
    expect(err).toContain('start');
  });
});

it('keeps its files to itself', async () => {
  const dataDir = folder();
  const product = await startProduct({ dataDir, keepData: true });
  await product.stop();
  for (const name of readdirSync(dataDir)) expect([name, statSync(join(dataDir, name)).mode & 0o077]).toEqual([name, 0]);
});
