import { randomBytes } from 'node:crypto';
import { findOperation } from '@gatehouse/connector';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBytes, type Load } from '../bytes.ts';
import { type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';
import { startIntercom } from './testing/start-intercom.ts';

const size = 1024 * 1024;
let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;

beforeEach(async () => {
  const filler = randomBytes(size / 2).toString('hex');
  intercom = await startIntercom(() => ({ status: 200, body: { type: 'list', data: [], filler } }));
  rooms = await startCalls(intercom.url);
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

test('an answer is held until the caller has it, and the next one waits for that', async () => {
  const { principal } = await rooms.group('Support', [[await rooms.connect('main', 'tok-main'), everyScope]]);
  const call = {
    principal,
    surface: 'rest',
    connection: 'default',
    requestId: 'r',
    operation: findOperation('tags.list'),
    input: {},
  } as const;
  const bytes = createBytes({ most: 1.5 * size, small: 1000 });
  const loads: Load[] = [bytes.begin(), bytes.begin()];
  await rooms.calls.invoke({ ...call, load: loads[0] });
  let over = false;
  const second = rooms.calls.invoke({ ...call, load: loads[1] }).then((answer) => {
    over = true;
    return answer;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(over).toBe(false);
  loads[0]?.release();
  expect((await second).status).toBe(200);
});
