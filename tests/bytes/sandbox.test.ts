import { operations } from '@gatehouse/connector';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { createSandbox, type Listening } from '../../packages/sandbox/src/index.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { absent, isThere } from '../description/description.ts';
import { inThisWorld, sampleOf } from '../description/exchange.ts';
import { meantToBeRefused, refusedBySandbox } from '../description/slips.ts';
import { createHurriedClock } from './clock.ts';
import { startDoor } from './door.ts';
import { requestsOf } from './examples.ts';
import { writings } from './writings.ts';

const clock = createHurriedClock(createTestClock().now());
const sandbox = createSandbox({ size: smallSize, clock });
let intercom: Listening;
let door: Awaited<ReturnType<typeof startDoor>>;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  door = await startDoor(intercom.url, { token: sandbox.mintToken(), clock });
});
afterAll(async () => {
  await door.stop();
  await intercom.close();
  await sandbox.close();
});
let n=0;
describe.each(operations.map((o) => [o.name, o] as const))('%s', (name, operation) => {
  it('passes', async () => {
    const sample = await sampleOf(name);
    for (const { name: title, value } of requestsOf(operation)) {
      sandbox.reset();
      clock.advance(1000);
      door.drift.length=0;
      const input = inThisWorld(operation, (value ?? {}) as any, sample);
      const { path } = requestOf(operation, input);
      const body = value === null ? null : Object.fromEntries(Object.entries(input).filter(([k]) => !['path','query'].includes(operation.places[k] ?? '')));
      const got = await door.send({ method: operation.method, path, body: writings[n++ % 4]!.write(body) });
      const code = refusedBySandbox[name]?.[title];
      const meant = meantToBeRefused[name]?.includes(title);
      const txt = got.bytes.toString();
      const ok = meant ? got.status >= 400 : code ? txt.includes(code) && got.status >= 400 : got.status < 300;
      if (!ok || door.drift.length) console.log(name, title, path, JSON.stringify(body), got.status, txt.slice(0, 400), JSON.stringify(door.drift));
    }
  });
});
