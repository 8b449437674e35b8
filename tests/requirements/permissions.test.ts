import { isExperimental, operations, type PermissionKey, permissions } from '@gatehouse/connector';
import { webhookTopics } from '@gatehouse/connector/webhook-topics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { serveMounts } from '../../packages/gateway/src/http/testing/serve-mounts.ts';
import { listPermissions, listScopes } from '../../packages/gateway/src/management/scopes/handlers.ts';
import { smallest } from '../../packages/gateway/src/management/scopes/smallest.ts';
import { restMount } from '../../packages/gateway/src/surfaces/rest/rest.ts';
import { createSandbox, type Listening, type Sandbox } from '../../packages/sandbox/src/sandbox.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { sampleOf } from '../description/exchange.ts';

/* Each box of Intercom's page of permissions: an app that has it alone may do what the page says, and one that has all others may not. */

let sandbox: Sandbox;
let intercom: Listening;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;

beforeAll(async () => {
  sandbox = createSandbox({ size: smallSize, clock: createTestClock(), rateLimit: 1_000_000 });
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url);
  server = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl })]);
});
afterAll(async () => {
  await server.close();
  await rooms.stop();
  await intercom.close();
});

/** A key that may do everything, on a connection whose app has these boxes. */
async function keyOn(name: string, held: readonly PermissionKey[]) {
  const connection = await rooms.connect(name, sandbox.mintToken({ permissions: held }));
  return (await rooms.group(name, [[connection, everyScope]])).secret;
}

describe.each(permissions.filter(({ description, key }) => description !== null && key !== 'gather_app_data'))(
  'the box $label',
  ({ key, label }) => {
    const own = operations.filter((one) => one.permissions.some((needed) => needed === key) && !isExperimental(one));

    test('opens what Intercom says, and without it the box is named', async () => {
      // One that no other box opens, where there is one.
      const operation = own.toSorted((a, b) => a.permissions.length - b.permissions.length)[0];
      if (!operation) throw new Error(`nothing needs "${label}"`);
      const { path, body } = requestOf(operation, await sampleOf(operation.name as string));
      const ask = async (secret: string) => {
        const response = await fetch(`${server.url}/intercom/default${path}`, {
          method: operation.method,
          headers: {
            authorization: `Bearer ${secret}`,
            'intercom-version': operation.until ?? '2.16',
            ...(body && { 'content-type': 'application/json' }),
          },
          ...(body && { body: JSON.stringify(body) }),
          redirect: 'manual',
        });
        return { status: response.status, text: await response.text() };
      };
      const without = permissions.map((one) => one.key).filter((one) => !operation.permissions.some((needed) => needed === one));
      const refused = await ask(await keyOn(`without ${key}`, without));
      expect([refused.status, refused.text], operation.name).toEqual([403, expect.stringContaining(`\\"${label}\\"`)]);
      sandbox.reset();
      const open = await ask(await keyOn(`with ${key}`, [key]));
      expect(open.status, `${operation.name}: ${open.text}`).toBeLessThan(400);
    });
  },
);

test('a user or lead that was created is told to apps with "Read and write users"', () => {
  const label = (key: PermissionKey) => permissions.find((one) => one.key === key)?.label;
  for (const topic of ['contact.user.created', 'contact.lead.created'])
    expect(webhookTopics.find(({ topics }) => topics.includes(topic))?.permissions.map(label)).toContain('Read and write users');
});

test('the preset of the example workflow names the boxes for contacts, companies, segments, teams, events and conversations', () => {
  const { scopes, presets } = listScopes(false);
  const keys = presets.find(({ id }) => id === 'example')?.scopes ?? [];
  const demands = scopes.filter(({ key }) => keys.includes(key)).flatMap(({ needs }) => needs);
  const boxes = listPermissions().permissions;
  const chosen = smallest(demands, (key) => boxes.find((one) => one.key === key)?.operations ?? 0);
  const wanted = ['contacts.list', 'companies.list', 'segments.list', 'teams.list', 'events.list', 'conversations.search'];
  for (const operation of operations.filter(({ name }) => wanted.includes(name)))
    expect([operation.name, operation.permissions.some((key) => [...chosen].includes(key))]).toEqual([operation.name, true]);
});
