import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../index.ts';
import { rooms } from '../rooms/registry.ts';
import { createCaller, createTestClock, rows, text } from '../testing/caller.ts';
import { type EarlierChange, translate } from './earlier-changes.ts';
import { createWorld } from './world.ts';

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

test('a kind, or a room, that this version does not know is refused in words', () => {
  const world = createWorld(rooms, { seed: 1, now: 0, size: { contacts: 13, companies: 1, conversations: 1, articles: 1 }, region: 'US' });
  expect(() => translate({ kind: 'contact.cloned' } as unknown as EarlierChange, world)).toThrow(
    'does not know: {"kind":"contact.cloned"}',
  );
  expect(() => world.apply({ kind: 'remove', in: 'dreams', id: '1' })).toThrow('"dreams"');
});
