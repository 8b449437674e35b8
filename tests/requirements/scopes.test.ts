import { isExperimental, operations, type ScopeKey, scopes } from '@gatehouse/connector';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallsWorld, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { serveMounts } from '../../packages/gateway/src/http/testing/serve-mounts.ts';
import type { Connection } from '../../packages/gateway/src/store/ports.ts';
import { restMount } from '../../packages/gateway/src/surfaces/rest/rest.ts';
import { createSandbox, type Listening, type Sandbox } from '../../packages/sandbox/src/sandbox.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { sampleOf } from '../description/exchange.ts';

/* Each of the 39 scopes that an administrator can switch on: by itself it is enough, and without it nothing of it is open. */

const known = scopes.filter(({ ours }) => !ours).map(({ key }) => key);

let sandbox: Sandbox;
let intercom: Listening;
let rooms: CallsWorld;
let connection: Connection;
let server: Awaited<ReturnType<typeof serveMounts>>;

beforeAll(async () => {
  sandbox = createSandbox({ size: smallSize, clock: createTestClock(), rateLimit: 1_000_000 });
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url);
  connection = await rooms.connect('main', sandbox.mintToken());
  server = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl })]);
});
afterAll(async () => {
  await server.close();
  await rooms.stop();
  await intercom.close();
});

const keyWith = async (name: string, granted: readonly ScopeKey[]) => (await rooms.group(name, [[connection, granted]])).secret;

test('there are 39', () => {
  expect(known).toHaveLength(39);
});

describe.each(known)('the scope %s', (scope) => {
  const own = operations.filter((one) => one.scope === scope && !isExperimental(one));

  test('opens its operations for a group that has it, and for no group that has all the others', async () => {
    const alone = await keyWith(`Only ${scope}`, [scope]);
    const others = await keyWith(
      `All but ${scope}`,
      known.filter((key) => key !== scope),
    );
    const why = scopes.find(({ key }) => key === scope);
    if (own.length === 0) expect(why).toHaveProperty('without', expect.stringContaining('Opens nothing here yet'));
    for (const operation of own) {
      // What the operation before it changed is as it was.
      sandbox.reset();
      const { path, body } = requestOf(operation, await sampleOf(operation.name as string));
      const ask = async (key: string) => {
        const response = await fetch(`${server.url}/intercom/main${path}`, {
          method: operation.method,
          headers: {
            authorization: `Bearer ${key}`,
            'intercom-version': operation.until ?? '2.16',
            ...(body && { 'content-type': 'application/json' }),
          },
          ...(body && { body: JSON.stringify(body) }),
          redirect: 'manual',
        });
        return { status: response.status, text: await response.text() };
      };
      const refused = await ask(others);
      expect([refused.status, refused.text, sandbox.requests()], operation.name).toEqual([
        403,
        expect.stringContaining(`needs the scope ${scope} (`),
        [],
      ]);
      const open = await ask(alone);
      expect(open.status, `${operation.name}: ${open.text}`).toBeLessThan(400);
    }
  });
});

test('a scope that is called "Read only" changes nothing but an export that it began', () => {
  const reading = new Set(scopes.filter(({ ours, access }) => !ours && access === 'Read only').map(({ key }) => key as string));
  expect(reading.has('users:read')).toBe(true);
  const changing = operations.filter(({ scope, effect }) => reading.has(scope) && effect !== 'read');
  expect(changing.map(({ name }) => name)).toEqual(['content_exports.cancel']);
});
