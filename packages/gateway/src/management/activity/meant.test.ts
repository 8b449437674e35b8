import { findOperation, systemClock } from '@gatehouse/connector';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Call } from '../../calls/call.ts';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { startIntercom } from '../../calls/testing/start-intercom.ts';
import type { Region } from '../../store/words.ts';
import { activityHandlers } from './handlers.ts';

const conversation = { type: 'conversation', id: '215465', state: 'open' };
const input = { conversation_id: 'last', intercom_user_id: 'c1', type: 'user', message_type: 'comment', body: 'x' };
const caller = { principal: null, requestId: 'r', headers: new Headers(), origin: undefined };

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let base: Pick<Call, 'principal' | 'surface' | 'connection' | 'requestId'>;
let passed = 0;

beforeEach(async () => {
  passed = 0;
  intercom = await startIntercom(() => ({ status: 200, body: conversation }));
  rooms = await startCalls(intercom.url, { clock: { ...systemClock, now: () => systemClock.now() + passed } });
  const { principal } = await rooms.group('Support', [[await rooms.connect('main', 'tok'), everyScope]]);
  base = { principal, surface: 'mcp', connection: 'default', requestId: 'r' };
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

/** As if the workspace were one of Intercom itself: the rows of one of a sandbox lead nowhere. */
const ofIntercom = (): CallsWorld['store'] => {
  const { connections } = rooms.store;
  const get: typeof connections.get = async (id) => {
    const found = await connections.get(id);
    return found && { ...found, origin: 'eu' satisfies Region };
  };
  return { ...rooms.store, connections: { ...connections, get } };
};
const find = async (words: string) =>
  (await activityHandlers({ store: ofIntercom(), clock: systemClock }).list({ limit: 50, words } as never, caller)).output.rows;
const write = (over: Partial<Call> = {}) =>
  rooms.calls.invoke({ ...base, operation: findOperation('conversations.reply'), input, ...over });

test.each([
  ['at once', {}, 0],
  ['hours later, under its key', { idempotencyKey: 'k1' }, 3 * 60 * 60_000],
])(
  'a reply to the last conversation is found by, told by and leads to the conversation, also asked for again %s',
  async (_when, over, later) => {
    await write(over);
    passed = later;
    expect(await write(over)).toMatchObject({ repeated: true });
    const rows = await find('replied to conversation 215465');
    expect(rows.map(({ target, meant }) => [target, meant])).toEqual([
      ['last', '215465'],
      ['last', '215465'],
    ]);
    for (const { said } of rows) {
      expect(said).toMatchObject({ before: 'replied to conversation ', about: '215465' });
      expect(said.href).toMatch(/\/conversation\/215465$/);
    }
    expect(await find('replied to conversation last')).toHaveLength(2);
  },
);
