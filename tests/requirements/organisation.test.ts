import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, password, publicUrl, startWorld, type World } from '../../packages/gateway/src/surfaces/console/testing/world.ts';

/* One connection of the organisation, as the guides describe it, over years. */

let world: World;
let ada: Browser;
let connectionId: string;

beforeAll(async () => {
  world = await startWorld();
  ada = await world.claim();
  await ada.connect();
  connectionId = (await ada.call('connections.list', {})).connections[0]?.id ?? '';
});
afterAll(() => world.close());

async function group(name: string, granted: boolean) {
  const { id } = await ada.call('groups.create', { name });
  if (granted) await ada.call('groups.set_grant', { id, connectionId, scopes: ['contacts:read'] });
  return { id, secret: (await ada.call('keys.create', { groupId: id, name })).secret };
}
async function contacts(key: string) {
  const headers = { authorization: `Bearer ${key}` };
  const response = await world.web.request(new Request(`${publicUrl}/intercom/default/contacts`, { headers }));
  return { status: response.status, text: await response.text() };
}
const exchanges = () => world.sandbox.requests().filter(({ path }) => path === '/auth/eagle/token').length;

test('one connection serves every group that was granted access; members connect no account of their own', async () => {
  const [support, sales, others] = [await group('Support', true), await group('Sales', true), await group('Others', false)];
  for (const { secret } of [support, sales]) expect((await contacts(secret)).status).toBe(200);
  const refused = await contacts(others.secret);
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('not_connected')]);
  expect(exchanges()).toBe(1);

  const cleo = await world.join(ada, 'Cleo');
  for (const attempt of [
    cleo.attempt('connections.authorize', {}),
    cleo.attempt('connections.add_token', { accessToken: world.sandbox.mintToken() }),
  ])
    expect((await attempt).body).toMatchObject({ error: { code: 'admin_needed' } });
  const member = (await ada.call('members.list', {})).members.find(({ name }) => name === 'Cleo');
  await ada.call('groups.add_member', { id: support.id, memberId: member?.id ?? '' });
  const own = await cleo.call('keys.create', { groupId: support.id, name: 'Cleo’s assistant' });
  expect((await contacts(own.secret)).status).toBe(200);
});

test('a token is used for years and never refreshed; authorizing again takes another into its place', async () => {
  const { secret } = await group('Patient', true);
  const before = exchanges();
  const tokenSeen = () => world.sandbox.requests().findLast(({ path }) => path === '/contacts')?.token;
  world.putForward(3 * 365 * 86_400_000);
  expect((await contacts(secret)).status).toBe(200);
  const first = tokenSeen();
  expect(first).toEqual(expect.any(String));
  expect(exchanges()).toBe(before);

  await ada.call('session.create', { email: 'ada@example.com', password });
  expect(await ada.connect({ replace: 'connected' })).toBe('/integrations?connected=sandbox-workspace');
  expect(exchanges()).toBe(before + 1);
  expect((await contacts(secret)).status).toBe(200);
  // A credential that is sealed again looks another in any case; what Intercom sees does not.
  expect(tokenSeen()).not.toBe(first);
});
