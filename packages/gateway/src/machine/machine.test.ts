import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../errors.ts';
import { openStore } from '../store/store.ts';
import { aMember } from '../store/testing/rows.ts';
import { askOnMachine } from './ask.ts';
import { askGateway, listenOnMachine } from './socket.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-machine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const publicUrl = 'https://gate.example.com';
const request = { command: 'reset', email: 'ada@example.com' } as const;
const ask = (email: string = request.email, dataDir = folder) =>
  askOnMachine({ command: 'reset', email }, { dataDir, publicUrl, keyring: null });

async function listen(dataDir: string) {
  const listening = await listenOnMachine(dataDir, async (asked) => ({ done: `done ${asked.command === 'reset' ? asked.email : ''}` }));
  onTestFinished(() => listening.close());
  return listening;
}

async function installation(): Promise<void> {
  const store = await openStore({ dataDir: folder });
  await store.members.add(aMember('bob', { email: 'bob@example.com' }));
  await store.members.add(aMember('ada', { role: 'admin', name: 'Ada', email: 'ada@example.com', createdAt: 2 }));
  await store.close();
}

async function complaint(attempt: Promise<unknown>): Promise<ConfigError> {
  const error = await attempt.catch((caught: unknown) => caught);
  if (error instanceof ConfigError) return error;
  throw new Error('was not refused', { cause: error });
}

/** One line to the socket, as another version might send it. */
const tell = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(join(folder, 'gatehouse.sock'), () => socket.write(text));
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.once('error', reject).once('close', () => resolve(heard));
  });

test('the socket lies in the data folder, for its owner alone, and goes with the gateway', async () => {
  const listening = await listen(folder);
  expect(readdirSync(folder)).toEqual(['gatehouse.sock']);
  expect(statSync(join(folder, 'gatehouse.sock')).mode & 0o777).toBe(0o600);
  expect(await askGateway(folder, request)).toEqual({ done: 'done ada@example.com' });
  await listening.close();
  expect(readdirSync(folder)).toEqual([]);
  expect(await askGateway(folder, request)).toBeUndefined();
});

test('a socket that a killed gateway left is nobody’s, and is replaced', async () => {
  const dead = createServer();
  await new Promise<void>((resolve) => dead.listen(join(folder, 'dying'), resolve));
  renameSync(join(folder, 'dying'), join(folder, 'gatehouse.sock'));
  await new Promise((resolve) => dead.close(resolve));
  expect(readdirSync(folder)).toEqual(['gatehouse.sock']);
  expect(await askGateway(folder, request)).toBeUndefined();
  await listen(folder);
  expect(await askGateway(folder, request)).toEqual({ done: 'done ada@example.com' });
});

test.each([60, 150])('a data folder with a name of %i characters more has its socket, too', async (length) => {
  const deep = join(folder, 'd'.repeat(length));
  mkdirSync(deep);
  await listen(deep);
  expect(await askGateway(deep, request)).toEqual({ done: 'done ada@example.com' });
  expect(readdirSync(deep)).toEqual(['gatehouse.sock']);
});

test('what is no request of this version is refused in words, however it is said', async () => {
  await listen(folder);
  for (const text of ['{"command":"explode"}\n', 'not json\n', `${JSON.stringify({ ...request, more: 1 })}\n`]) {
    expect(JSON.parse(await tell(text))).toEqual({ refused: expect.stringContaining('another version') });
  }
  expect(await tell('x'.repeat(20_000))).toBe('');
  expect(await askGateway(folder, request)).toEqual({ done: 'done ada@example.com' });
});

test('while no gateway runs, the link is made in the store itself, of which the hash is kept and a row tells', async () => {
  await installation();
  const answer = await ask('  ADA@example.com');
  const token = 'done' in answer ? (/https:\/\/gate\.example\.com\/reset\/(reset_[\w-]{43})$/.exec(answer.done)?.[1] ?? '') : '';
  expect(token).not.toBe('');
  for (const name of readdirSync(folder)) expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
  for (const name of readdirSync(folder)) expect([name, readFileSync(join(folder, name)).includes(token)]).toEqual([name, false]);
  const store = await openStore({ dataDir: folder });
  onTestFinished(() => store.close());
  const rows = await store.audit.list({}, { limit: 10 });
  expect(rows).toMatchObject([
    { actorKind: 'local', actorName: 'machine', event: 'member.reset_link_made', target: 'ada@example.com', outcome: 'ok' },
  ]);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('for an address that is nobody’s it names the members, administrators first, and a row tells', async () => {
  await installation();
  expect(await ask('eve@example.com')).toEqual({
    refused: 'No member has the address eve@example.com.\nThe members are:\n  ada@example.com (administrator)\n  bob@example.com',
  });
  const store = await openStore({ dataDir: folder });
  onTestFinished(() => store.close());
  expect(await store.audit.list({}, { limit: 10 })).toMatchObject([{ target: 'eve@example.com', outcome: 'failed' }]);
});

test('a folder without a database is left as it is', async () => {
  for (const dataDir of [folder, join(folder, 'none')]) {
    const error = await complaint(ask(request.email, dataDir));
    expect(error.message).toContain('holds no Gatehouse database');
    expect(error.fix).toContain('gatehouse start');
  }
  expect(readdirSync(folder)).toEqual([]);
});

test('a gateway that does not listen is another version, or starting', async () => {
  await installation();
  const store = await openStore({ dataDir: folder });
  onTestFinished(() => store.close());
  const error = await complaint(ask());
  expect(error.message).toContain('does not listen for commands');
  expect(error.fix).toContain('older version');
});

// Skipped unless root runs the tests: nobody else can give a folder to another user.
test.skipIf(process.getuid?.() !== 0)('a database of another user is not touched, by root neither, which may ask its gateway', async () => {
  await installation();
  execFileSync('chown', ['-R', '12345', folder]);
  const error = await complaint(ask());
  expect([error.message, error.fix]).toEqual([expect.stringContaining('another user'), expect.stringContaining("sudo -u '#12345'")]);
  await listen(folder);
  expect(await ask()).toEqual({ done: 'done ada@example.com' });
});

test('a claim link is made while there is no administrator, and lets go of a claim that was held', async () => {
  const dataDir = folder;
  const first = await openStore({ dataDir });
  await first.organisation.get(1);
  await first.organisation.holdClaim(true);
  await first.close();
  const asked = () => askOnMachine({ command: 'claim' }, { dataDir, publicUrl, keyring: null });
  expect(await asked()).toEqual({ done: expect.stringMatching(/https:\/\/gate\.example\.com\/claim\/claim_[\w-]{43}$/) });
  const store = await openStore({ dataDir });
  expect(await store.organisation.isClaimHeld()).toBe(false);
  expect(await store.invitations.listOpen(Date.now())).toMatchObject([{ claim: true, role: 'admin' }]);
  expect(await store.audit.list({}, { limit: 5 })).toMatchObject([{ event: 'claim.link_made', actorName: 'machine', outcome: 'ok' }]);
  await store.members.add(aMember('ada', { role: 'admin' }));
  await store.close();
  expect(await asked()).toEqual({ refused: expect.stringContaining('ada@example.com (administrator)') });
});
