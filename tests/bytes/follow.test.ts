import { operations } from '@gatehouse/connector';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createSandbox, type Listening } from '../../packages/sandbox/src/index.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { sampleOf } from '../description/exchange.ts';
import { createHurriedClock } from './clock.ts';
import { startDoor } from './door.ts';

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
describe.each(operations.map((o) => [o.name, o] as const))('%s', (name, operation) => {
  it('passes', async () => {
    const sample = await sampleOf(name);
      sandbox.reset();
      clock.advance(1000);
      const small = operation.places['per_page']==='query' ? {per_page:2} : {};
      const { path, body } = requestOf(operation, {...sample, ...small});
      const got = await door.send({ method: operation.method, path, body: body && JSON.stringify(body) }, 'default');
      const txt = got.bytes.toString();
      if (got.status>=300) console.log('STATUS', name, path, got.status, got.headers['location'], txt.slice(0,200));
      const all = txt + JSON.stringify(got.headers);
      if (all.includes(new URL(intercom.url).host)) console.log('UPSTREAM', name, path, all.match(new RegExp('.{60}'+new URL(intercom.url).host+'.{60}'))?.[0]);
      for (const [, key, url] of all.matchAll(new RegExp(`"([^"]*)":"(${door.url}[^"]*)"`, 'g'))) {
        const f = await door.ask(url!, { method: 'GET' });
        console.log('FOLLOW', name, operation.paging?.form, key, url, f.status, f.status>299 ? f.bytes.toString().slice(0, 300):'');
      }
  });
});
