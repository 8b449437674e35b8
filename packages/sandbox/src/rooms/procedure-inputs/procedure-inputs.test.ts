import { expect, test } from 'vitest';
import { createWorld } from '../../state/world.ts';
import { createCaller, createTestClock, errorOf, smallSize, startOfDay } from '../../testing/caller.ts';
import { rooms } from '../registry.ts';
import { procedureInputs } from './room.ts';

const preview = { 'intercom-version': 'Preview' };
const world = createWorld(rooms, { seed: 1, now: startOfDay(createTestClock()), size: smallSize, region: 'US' });
const [open, late] = world.of(procedureInputs).all();

test('a step takes all that it asks for, once, and not when it is too late [Preview description, POST /procedures/{conversation_id}/collect_agent_input]', async () => {
  const { send } = createCaller();
  const give = (step: typeof open, attribute_values: object[]) =>
    send('POST', `/procedures/${step?.conversation_id}/collect_agent_input`, { step_id: step?.id, attribute_values }, preview);
  const [one, two] = open?.attributes.map(({ identifier }) => identifier) ?? [];
  const whole = [
    { identifier: one, value: true },
    { identifier: two, value: 'yes' },
  ];
  expect((await give(open, whole.slice(0, 1))).status).toBe(400);
  expect((await give(open, [{ identifier: one, value: 'true' }, whole[1] as object])).status).toBe(400);
  expect((await give(open, whole)).body).toEqual({});
  expect(errorOf(await give(open, whole))).toEqual([409, 'conflict', 'This HITL request has already been fulfilled']);
  expect(errorOf(await give(late, whole))).toEqual([404, 'not_found', 'This HITL request has expired']);
  expect(errorOf(await give({ ...(open as NonNullable<typeof open>), conversation_id: '1' }, whole))[0]).toBe(404);
});
