import { findOperation, type OperationName } from '@gatehouse/connector';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyPrincipal } from '../access/principal.ts';
import { rowsPerMinute } from '../audit/refusals.ts';
import { createCrowd } from './crowd.ts';
import { failure } from './testing/failure.ts';
import { type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';
import { type Reply, startIntercom } from './testing/start-intercom.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let reply: (path: string) => Reply | Promise<Reply>;
const list: Reply = { status: 200, body: { type: 'list', data: [] } };

beforeEach(async () => {
  reply = () => list;
  intercom = await startIntercom(({ path }) => reply(path));
  rooms = await startCalls(intercom.url, { timeoutMs: 3000 });
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

const invoke = (principal: KeyPrincipal, name: OperationName, input: unknown = {}, connection = 'default') =>
  rooms.calls.invoke({ principal, surface: 'rest', connection, requestId: 'r', operation: findOperation(name), input });

describe('a group whose calls hang', () => {
  test('leaves places for another group of the workspace, and for another workspace', async () => {
    const main = await rooms.connect('main', 'tok-main');
    const other = await rooms.connect('other', 'tok-other');
    const { principal: noisy } = await rooms.group('Noisy', [[main, everyScope]]);
    const { principal: quiet } = await rooms.group('Quiet', [[main, everyScope]]);
    const { principal: elsewhere } = await rooms.group('Elsewhere', [[other, everyScope]]);
    // Nobody waits to find the limit out.
    await Promise.all([invoke(quiet, 'tags.list'), invoke(elsewhere, 'tags.list')]);
    let release = () => {};
    const hanging = new Promise<Reply>((resolve) => {
      release = () => resolve(list);
    });
    reply = (path) => (path.startsWith('/tags') ? hanging : { status: 200, body: { type: 'segment.list', segments: [] } });
    const hung = Array.from({ length: 200 }, () => invoke(noisy, 'tags.list'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const sent = intercom.asked.filter(({ path }) => path === '/tags').length - 2;
    expect(sent).toBeLessThanOrEqual(64);
    expect(sent).toBeGreaterThan(30);
    await Promise.all([quiet, elsewhere].map((principal) => invoke(principal, 'segments.list')));
    release();
    expect((await Promise.all(hung)).map(({ status }) => status)).toEqual(Array(200).fill(200));
  });
});

describe('a house that is full', () => {
  test('turns a group away that has as many calls in it as there is room for more, and no other group', () => {
    const crowd = createCrowd();
    const leave = Array.from({ length: 512 }, () => {
      expect(crowd.refusal('noisy')).toBeUndefined();
      return crowd.enter('noisy');
    });
    expect(crowd.refusal('noisy')).toMatchObject({ code: 'rate_limited', details: { retryAfterMs: 1000 } });
    expect(crowd.refusal('quiet')).toBeUndefined();
    leave[0]?.();
    expect(crowd.refusal('noisy')).toBeUndefined();
  });
});

describe('a key whose calls are refused again and again', () => {
  test('gets 429, a bounded number of rows, and what it may do all the same', async () => {
    const main = await rooms.connect('main', 'tok-main');
    const { principal } = await rooms.group('Support', [[main, ['tags:read']]]);
    const answers: unknown[] = [];
    for (let call = 0; call < rowsPerMinute + 40; call += 1) answers.push(await failure(invoke(principal, 'contacts.list')));
    expect(answers[0]).toMatchObject({ code: 'scope_missing' });
    expect(answers.at(-1)).toMatchObject({ code: 'rate_limited', status: 429, details: { scope: 'contacts:read', group: 'Support' } });
    expect((await invoke(principal, 'tags.list')).status).toBe(200);
    // What is invalid or unknown costs as much, and counts as well.
    expect(await failure(invoke(principal, 'tags.list', { nonsense: 1 }))).toMatchObject({ code: 'rate_limited' });
    const unknown = rooms.calls.refuseUnknown({
      principal,
      surface: 'rest',
      connection: 'default',
      requestId: 'r',
      asked: 'GET /x',
      input: {},
    });
    expect(await failure(unknown)).toMatchObject({ code: 'rate_limited' });
    const rows = await rooms.store.audit.list({}, { limit: 200 });
    expect(rows.filter(({ outcome }) => outcome !== 'ok')).toHaveLength(rowsPerMinute);
    expect(rows.filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
  });

  test('does not fill the audit either with what there is no place for', async () => {
    const main = await rooms.connect('main', 'tok-main');
    const { principal } = await rooms.group('Support', [[main, everyScope]]);
    const reset = String(Math.floor(Date.now() / 1000) + 9);
    reply = () => ({ ...list, headers: { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } });
    await invoke(principal, 'tags.list');
    const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '1', body: 'never sent' };
    for (let call = 0; call < rowsPerMinute; call += 1) {
      const refused = await failure(call % 2 === 0 ? invoke(principal, 'tags.list') : invoke(principal, 'conversations.reply', note));
      expect(refused).toMatchObject({ code: 'upstream_rate_limited', details: { retryAfterMs: expect.any(Number) } });
    }
    const told = await failure(invoke(principal, 'tags.list'));
    expect(told).toMatchObject({ code: 'rate_limited' });
    expect(await rooms.store.audit.list({}, { limit: 200 })).toHaveLength(rowsPerMinute + 1);
    expect(intercom.asked).toHaveLength(1);
  });
});
