import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../../scripts/demo/browser.ts';
import { inIntercom, mintToken } from '../../scripts/demo/product.ts';
import { claim, hubApp, type Reached, startWithStandIn } from './with-stand-in.ts';

/** A gateway for which nobody has set anything: tokens decide what is reached, and nothing of the one reaches the other. */
let product: Reached;
let admin: Browser;
beforeAll(async () => {
  product = await startWithStandIn();
  admin = await claim(product);
});
afterAll(() => product?.stop());

const add = (input: Parameters<typeof admin.call<'connections.add_token'>>[1]) =>
  admin.call('connections.add_token', input).catch((error: Error) => ({ refused: error.message }));
const since = async (work: () => Promise<unknown>) => {
  const before = product.standIn.asked.length;
  await work();
  return product.standIn.asked.slice(before);
};
const tokensSeenInside = async () =>
  (JSON.parse(await inIntercom(product, 'GET requests')) as { requests: { token: string | null }[] }).requests.map(({ token }) => token);

test('before anything is connected the page offers both, and says whom a token is shown to', async () => {
  expect((await admin.call('setup.read', {})).intercom).toMatchObject({ regions: ['us', 'eu', 'au'], app: null, sandbox: true });
});

test('an access token alone reaches Intercom; the regions are asked in order until one knows it, and it says where it is', async () => {
  const token = product.standIn.regions.eu.sandbox.mintToken();
  let added: Awaited<ReturnType<typeof add>> | undefined;
  expect(await since(async () => (added = await add({ accessToken: token })))).toEqual(['api.intercom.io', 'api.eu.intercom.io']);
  expect(added).toMatchObject({
    origin: 'eu',
    region: 'eu',
    workspaceName: 'Northwind Europe',
    name: 'northwind-europe',
    elsewhere: false,
  });
  expect(await tokensSeenInside()).toEqual([]);
});

test('a region that was chosen is asked alone', async () => {
  const token = product.standIn.regions.au.sandbox.mintToken();
  const refused = await since(async () =>
    expect(await add({ accessToken: token, region: 'us' })).toMatchObject({ refused: expect.stringContaining('hosted in another') }),
  );
  expect(refused.every((host) => host === 'api.intercom.io')).toBe(true);
  expect(await add({ accessToken: token, region: 'au' })).toMatchObject({ origin: 'au', name: 'northwind-australia' });
});

test("a token of the sandbox is connected to the sandbox, and is not sent to Intercom; nor is one of Intercom's sent there", async () => {
  const own = await mintToken(product);
  const seen = () => Object.values(product.standIn.regions).flatMap(({ sandbox }) => sandbox.requests()).length;
  const before = seen();
  expect(await add({ accessToken: own, to: 'intercom' })).toMatchObject({ refused: expect.stringContaining('not sent to Intercom') });
  expect(await add({ accessToken: own })).toMatchObject({ origin: 'sandbox', workspaceName: 'Sandbox Workspace' });
  expect(seen()).toBe(before);
  const inside = await tokensSeenInside();
  expect(await add({ accessToken: product.standIn.regions.us.sandbox.mintToken(), to: 'sandbox' })).toMatchObject({
    refused: expect.stringContaining('was not sent there'),
  });
  expect(await tokensSeenInside()).toEqual(inside);
});

test('the client secret of an app that is entered is in no answer, log or file in clear, also when it was refused', async () => {
  const heard: string[] = [];
  const set = (clientSecret: string) =>
    admin.call('oauth_app.set', { clientId: hubApp.clientId, clientSecret }).then(
      (output) => heard.push(JSON.stringify(output)),
      (error: Error) => heard.push(error.message),
    );
  const mistyped = 'mistyped-secret-canary';
  await set(mistyped);
  expect(heard[0]).toContain('oauth_client_invalid');
  await set(hubApp.clientSecret);
  expect(JSON.parse(heard[1] ?? '')).toMatchObject({ app: { clientId: hubApp.clientId, region: 'us' } });
  const begun = await admin.call('connections.authorize', { to: 'intercom' });
  expect(begun.authorizeUrl).toMatch(/^https:\/\/app\.intercom\.com\/oauth\?client_id=northwind-app&/);
  const activity = JSON.stringify(await admin.call('activity.list', { limit: 200 }));
  expect(activity).toContain('oauth_app.set');
  heard.push(begun.authorizeUrl, activity, product.output(), JSON.stringify(await admin.call('oauth_app.read', {})));
  const ours = readdirSync(product.dataDir).filter((name) => /^gatehouse\.db/.test(name));
  expect(ours).toContain('gatehouse.db');
  for (const name of ours) heard.push(readFileSync(join(product.dataDir, name), 'latin1'));
  for (const text of heard) expect([text.includes(mistyped), text.includes(hubApp.clientSecret)]).toEqual([false, false]);
});

test('side by side, each call goes to the Intercom of its connection', async () => {
  const { connections } = await admin.call('connections.list', {});
  const group = await admin.call('groups.create', { name: 'Support' });
  for (const { id: connectionId } of connections) {
    await admin.call('groups.set_grant', { id: group.id, connectionId, scopes: ['tags:write', 'tags:read'] });
  }
  const { secret } = await admin.call('keys.create', { groupId: group.id, name: 'k' });
  for (const { name } of connections) {
    const answer = await fetch(`${product.url}/intercom/${name}/tags`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: `made on ${name}` }),
    });
    expect(answer.status, await answer.text()).toBe(200);
  }
  const { eu, au, us } = product.standIn.regions;
  const written = ({ sandbox }: typeof eu) => JSON.stringify(sandbox.ledger()).match(/made on [\w-]+/g);
  expect([written(us), written(eu), written(au)]).toEqual([null, ['made on northwind-europe'], ['made on northwind-australia']]);
  expect((await inIntercom(product, 'GET ledger')).match(/made on [\w-]+/g)).toEqual(['made on sandbox-workspace']);
});
