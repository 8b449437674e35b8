import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { copyFixture, fixtures } from '../../../../tests/fixtures/fixtures.ts';
import { openStore } from '../store/store.ts';
import { run } from './program.ts';

/** Runs one command line that ends by itself. */
async function gatehouse(args: readonly string[], env: Record<string, string> = {}) {
  const complaints: unknown[] = [];
  const code = await run(['node', 'gatehouse', ...args], env, (problem) => complaints.push(problem));
  return { code, complaints, said: complaints.join('\n') };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-command-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A start that would work, but for the settings that a test adds. */
const start = (env: Record<string, string>) =>
  gatehouse(['start', '--no-console'], {
    GATEHOUSE_PORT: '0',
    GATEHOUSE_SANDBOX_PORT: '0',
    GATEHOUSE_DATA_DIR: join(folder, 'data'),
    ...env,
  });

async function takePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return String(address.port);
}

describe('a command line', () => {
  test.each([
    ['a command that does not exist', ['strat'], /start/],
    ['an option that does not exist', ['start', '--quiet'], /--quiet/],
    ['a value that an option does not take', ['mcp', '--mode', 'wide'], /lean, default, full/],
  ])('with %s ends with code 2 and says where the help is', async (_, args, words) => {
    const { code, said } = await gatehouse(args);
    expect(code).toBe(2);
    expect(said).toMatch(words);
    expect(said).toContain('gatehouse --help');
  });

  test('with toolsets that do not exist ends with code 2 and names those that do', async () => {
    const { code, said } = await gatehouse(['mcp', '--toolsets', 'widgets'], { INTERCOM_ACCESS_TOKEN: 'x' });
    expect(code).toBe(2);
    expect(said).toMatch(/^--toolsets: .*\nUse some of .*contacts/);
  });

  test('without the settings of mcp ends with code 2', async () => {
    const { code, said } = await gatehouse(['mcp']);
    expect([code, said]).toEqual([2, expect.stringMatching(/^INTERCOM_ACCESS_TOKEN: is missing\n/)]);
  });

  test('of mcp for an Intercom that it may not send to ends with code 2', async () => {
    const { code, said } = await gatehouse(['mcp'], {
      INTERCOM_ACCESS_TOKEN: 'x',
      INTERCOM_REGION: 'eu',
      GATEHOUSE_OUTBOUND_HOSTS: 'example.com',
    });
    expect([code, said]).toEqual([2, expect.stringMatching(/^GATEHOUSE_OUTBOUND_HOSTS: does not have api\.eu\.intercom\.io/)]);
  });

  test('that fails for a reason of ours ends with code 1 and the error', async () => {
    const failure = new Error('our mistake');
    const env = new Proxy<Record<string, string>>(
      {},
      {
        get: () => {
          throw failure;
        },
      },
    );
    const { code, complaints } = await gatehouse(['mcp'], env);
    expect([code, complaints]).toEqual([1, [failure]]);
  });
});

describe('a start that cannot work ends with code 2, the setting in its first line, and the fix in the second', () => {
  const refused = async (env: Record<string, string>, setting: string) => {
    const { code, said } = await start(env);
    expect(code).toBe(2);
    const lines = said.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(setting);
    expect(lines[1]).not.toBe('');
    return said;
  };

  test.each([
    ['GATEHOUSE_PORT', 'many'],
    ['GATEHOUSE_PROT', '4400'],
    ['GATEHOUSE_KEYRING', 'short:AAAA'],
  ])('%s=%s', async (name, value) => {
    await refused({ [name]: value }, name);
  });

  test('a port that is taken', async () => {
    const port = await takePort();
    expect(await refused({ GATEHOUSE_PORT: port }, 'GATEHOUSE_PORT')).toContain(port);
  });

  test("a connection's own port is taken", async () => {
    const port = await takePort();
    expect(await refused({ GATEHOUSE_CONNECTION_PORTS: `eu:0,main:${port}` }, 'GATEHOUSE_CONNECTION_PORTS')).toContain(port);
  });

  test("the sandbox's port is taken", async () => {
    const port = await takePort();
    expect(await refused({ GATEHOUSE_SANDBOX_PORT: port }, 'GATEHOUSE_SANDBOX_PORT')).toContain(port);
  });

  test('a data folder that is a file', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    await refused({ GATEHOUSE_DATA_DIR: path }, 'GATEHOUSE_DATA_DIR');
  });

  test('a data folder that cannot be written', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    // Root writes to any folder but those of the kernel.
    const path = process.getuid?.() === 0 ? '/proc' : closed;
    expect(await refused({ GATEHOUSE_DATA_DIR: path }, 'GATEHOUSE_DATA_DIR')).toContain('cannot be written');
  });

  test('a second gateway on the same folder', async () => {
    const first = await openStore({ dataDir: folder });
    expect(await refused({ GATEHOUSE_DATA_DIR: folder }, 'GATEHOUSE_DATA_DIR')).toContain('another Gatehouse');
    await first.close();
  });

  test('a key ring other than the one that sealed; the data is left as it is', async () => {
    const { dataDir, remove } = copyFixture(fixtures[0] ?? '');
    onTestFinished(remove);
    // Brought to today's tables first, which is a change that any start makes.
    await (await openStore({ dataDir })).close();
    const before = readFileSync(join(dataDir, 'gatehouse.db'));
    const other = Buffer.alloc(32, 7).toString('base64');
    const said = await refused({ GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_KEYRING: `other:${other}` }, 'GATEHOUSE_KEYRING');
    expect(said).not.toContain(other);
    expect(readFileSync(join(dataDir, 'gatehouse.db')).equals(before)).toBe(true);
  });

  test('and lets go of everything: the next start gets further', async () => {
    const port = await takePort();
    for (const _ of [1, 2]) await refused({ GATEHOUSE_SANDBOX_PORT: port }, 'GATEHOUSE_SANDBOX_PORT');
  });
});
