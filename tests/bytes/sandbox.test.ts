import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Listening } from '../../packages/sandbox/src/index.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { isThere } from '../description/description.ts';
import { meantToBeRefused, refusedBySandbox } from '../description/slips.ts';
import { createHurriedClock } from './clock.ts';
import { startDoor } from './door.ts';
import { byOperation, requestInTheWorld, requests } from './examples.ts';
import { nextWritings } from './writings.ts';

const clock = createHurriedClock(createTestClock().now());
const sandbox = createSandbox({ size: smallSize, clock });
let intercom: Listening;
let door: Awaited<ReturnType<typeof startDoor>>;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  door = await startDoor(intercom.url, { token: sandbox.mintToken(), clock });
});
beforeEach(() => {
  door.drift.length = 0;
});
afterAll(async () => {
  await door.stop();
  await intercom.close();
  await sandbox.close();
});

// Not here where Intercom's descriptions are absent: the examples are theirs (tests/description says which folder is looked in).
describe.runIf(isThere)('the sandbox takes each request that the description shows, through the gateway, with ids of its world', () => {
  it.each(byOperation(requests))('%s', async (operation, examples) => {
    for (const example of examples) {
      sandbox.reset();
      // Into another window of the rate limit.
      clock.advance(10_000);
      const { body, ...request } = await requestInTheWorld(example);
      const [writing] = nextWritings(1);
      const { status, bytes } = await door.send({ ...request, body: writing?.write(body) });
      const code = refusedBySandbox[operation]?.[example.name];
      const isRefused = code !== undefined || meantToBeRefused[operation]?.includes(example.name) === true;
      expect(status >= 400, `${example.pointer}: ${status} ${bytes}`).toBe(isRefused);
      if (code !== undefined) expect(String(bytes)).toContain(`"${code}"`);
      expect(door.drift, example.pointer).toEqual([]);
    }
  });
});
