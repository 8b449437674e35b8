import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../index.ts';
import { createCaller, createTestClock, rows, text } from '../testing/caller.ts';

/** Written by version 0.1.0, with all of its kinds of change; beside it what that version then answered, as [path, part of the answer]. */
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
const linesOf = (name: string): unknown[] =>
  readFileSync(fixture(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

let folder = '';
let stateFile = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  stateFile = join(folder, 'state.jsonl');
  copyFileSync(fixture('changes-by-verb.jsonl'), stateFile);
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => createCaller({}, createSandbox({ clock: createTestClock(Date.UTC(2026, 6, 1)), stateFile }));
const answers = linesOf('changes-by-verb.answers.jsonl') as [path: string, body: Record<string, unknown>][];

test.each(answers)('%s answers what it answered then', async (path, body) => {
  const answer = await open().get(path);
  expect(answer.body).toMatchObject(body);
});

test('ledger, apps, tokens and endpoints are as they were; what follows is kept beside it', async () => {
  const caller = open();
  const entries = linesOf('changes-by-verb.jsonl').flatMap((line) => (line as { kind: string; entry?: object }).entry ?? []);
  // The first was before a reset.
  expect(caller.sandbox.ledger()).toEqual(entries.slice(1));
  expect((await caller.control('GET', '/apps')).body['apps']).toMatchObject([{ clientId: 'app' }]);
  expect(rows((await caller.control('GET', '/tokens')).body['tokens'])).toHaveLength(3);
  expect(caller.sandbox.webhooks()).toMatchObject([{ clientId: 'app', topics: ['contact.user.created'] }]);
  const { id } = (await caller.send('POST', '/contacts', { email: 'since@example.com' })).body;
  await caller.sandbox.close();
  const again = open();
  expect((await again.get(`/contacts/${id}`)).body['email']).toBe('since@example.com');
  expect(text((await again.get('/contacts?per_page=150')).body['data']?.[17]?.['id'])).toBe(id);
});

test.each([
  [{ kind: 'contact.cloned', id: '1' }, 'This version does not know the change {"kind":"contact.cloned","id":"1"}.'],
  [{ kind: 'remove', in: 'dreams', id: '1' }, 'This version has no room "dreams".'],
])('a file that holds %j, of a later version, is refused in words', (change, reason) => {
  appendFileSync(stateFile, `${JSON.stringify({ kind: 'effect', entry: {}, changes: [change] })}\n`);
  expect(open).toThrow(`The state file ${stateFile} cannot be replayed. ${reason} Use the version that wrote it, or another file.`);
});
