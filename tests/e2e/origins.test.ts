import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@gatehouse/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { inIntercom, type Product, startProduct } from '../../scripts/demo/product.ts';

/**
 * One data folder, started again and again with other settings: two connections, one of an Intercom at an address and one of the
 * sandbox inside the gateway. Neither credential may reach another Intercom, and neither connection may be called broken for it.
 */
const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-origins-'));
const ada = { name: 'Ada', email: 'ada@example.com', password: 'a harbour in the winter light' };
const app = { INTERCOM_CLIENT_ID: 'an-app', INTERCOM_CLIENT_SECRET: 'its-secret' };

interface StandIn {
  readonly sandbox: Sandbox;
  readonly url: string;
}
let first: StandIn;
let other: StandIn;
let key: string;
let running: Product | undefined;

/** Of another seed than the sandbox inside the gateway, so that its workspace is another one. */
async function standIn(seed: number): Promise<StandIn> {
  const sandbox = createSandbox({ seed, size: { contacts: 3, companies: 1, conversations: 1, articles: 1 } });
  return { sandbox, url: (await sandbox.listen(0, '127.0.0.1')).url };
}

/** Starts the gateway with the settings, and signs in. */
async function start(env: Readonly<Record<string, string>>): Promise<{ product: Product; admin: Browser }> {
  await running?.stop();
  const product = await startProduct({ dataDir, keepData: true, env });
  running = product;
  const admin = new Browser(product.url);
  if (product.claimLink) {
    const token = product.claimLink.split('/').at(-1) ?? '';
    await admin.call('invitations.accept', { token, ...ada, organisation: 'Origins Ltd' });
  } else await admin.call('session.create', { email: ada.email, password: ada.password });
  return { product, admin };
}

async function call(product: Product, connection: string): Promise<string> {
  const response = await fetch(`${product.url}/intercom/${connection}/tags`, { headers: { authorization: `Bearer ${key}` } });
  const body = (await response.json()) as { errors?: { code: string }[] };
  return response.ok ? 'answered' : `${response.status} ${body.errors?.[0]?.code}`;
}

/** How each connection ends a call, a write and a check under the settings; what it is shown as; and what the Intercom at hand saw. */
async function look(env: Readonly<Record<string, string>>) {
  const { product, admin } = await start(env);
  const { connections } = await admin.call('connections.list', {});
  const looked: Record<string, unknown> = {};
  for (const { id, name } of connections) {
    const called = await call(product, name);
    const checked = await admin.call('connections.check', { id }).then(
      ({ state }) => state,
      (error: Error) => /"code":"(\w+)"/.exec(error.message)?.[1],
    );
    const now = (await admin.call('connections.list', {})).connections.find((one) => one.id === id);
    looked[name] = [called, checked, now?.state, now?.elsewhere];
  }
  return { product, looked };
}

const works = ['answered', 'connected', 'connected', false];
const refused = ['409 connection_elsewhere', 'connection_elsewhere', 'connected', true];

beforeAll(async () => {
  [first, other] = [await standIn(7), await standIn(8)];
  const { admin } = await start({ INTERCOM_API_URL: first.url });
  await admin.call('connections.add_token', { accessToken: first.sandbox.mintToken(), name: 'address' });
  const group = await admin.call('groups.create', { name: 'Support' });
  const grant = async (name: string) => {
    const { connections } = await admin.call('connections.list', {});
    const connectionId = connections.find((one) => one.name === name)?.id ?? '';
    await admin.call('groups.set_grant', { id: group.id, connectionId, scopes: ['tags:read'] });
  };
  await grant('address');
  key = (await admin.call('keys.create', { groupId: group.id, name: 'k' })).secret;
});
afterAll(async () => {
  await running?.stop();
  for (const { sandbox } of [first, other]) await sandbox.close();
  rmSync(dataDir, { recursive: true });
});

test('the connection of an address works there', async () => {
  expect((await look({ INTERCOM_API_URL: first.url })).looked).toEqual({ address: works });
});

test('without the variables, its credential does not go to the sandbox inside the gateway, which gets a connection of its own', async () => {
  const { product, looked } = await look({});
  expect(looked).toEqual({ address: refused });
  expect(product.output()).toContain('the connection "address" cannot be used');
  expect(JSON.parse(await inIntercom(product, 'GET requests'))).toMatchObject({ requests: [] });

  const admin = new Browser(product.url);
  await admin.call('session.create', { email: ada.email, password: ada.password });
  const token = (JSON.parse(await inIntercom(product, 'POST tokens', {})) as { token: string }).token;
  const added = await admin.call('connections.add_token', { accessToken: token, name: 'inside' });
  const [group] = (await admin.call('groups.list', {})).groups;
  await admin.call('groups.set_grant', { id: group?.id ?? '', connectionId: added.id, scopes: ['tags:read'] });
  expect(added).toMatchObject({ origin: 'sandbox', elsewhere: false });
});

test.each<[string, () => Promise<Readonly<Record<string, string>>>, { address: unknown; inside: unknown }]>([
  ['the sandbox, on another port', async () => ({}), { address: refused, inside: works }],
  ['the address again', async () => ({ INTERCOM_API_URL: first.url }), { address: works, inside: works }],
  ['the address, with an app', async () => ({ INTERCOM_API_URL: first.url, ...app }), { address: works, inside: works }],
  [
    'the address, with another region',
    async () => ({ INTERCOM_API_URL: `${first.url}/`, INTERCOM_REGION: 'au' }),
    { address: works, inside: works },
  ],
  ['another address', async () => ({ INTERCOM_API_URL: other.url }), { address: refused, inside: works }],
  ['another address, with an app', async () => ({ INTERCOM_API_URL: other.url, ...app }), { address: refused, inside: works }],
  [
    'the address under another name',
    async () => ({ INTERCOM_API_URL: first.url.replace('127.0.0.1', 'localhost') }),
    { address: refused, inside: works },
  ],
  [
    'the address, without the sandbox',
    async () => ({ INTERCOM_API_URL: first.url, GATEHOUSE_SANDBOX: 'off' }),
    { address: works, inside: refused },
  ],
  ["Intercom's own", async () => app, { address: refused, inside: works }],
  ["Intercom's own, in Europe", async () => ({ ...app, INTERCOM_REGION: 'eu' }), { address: refused, inside: works }],
])('started for %s, each is used where it belongs and nowhere else', async (_title, settings, expected) => {
  const seen = () => [first, other].map(({ sandbox }) => new Set(sandbox.requests().map(({ token }) => token)).size);
  const before = seen();
  const { looked } = await look(await settings());
  expect(looked).toEqual(expected);
  // No other token than those that were there before: the one of the first, and none at all at the other.
  expect(seen()).toEqual(before);
  expect(other.sandbox.requests()).toEqual([]);
});

test('the sandbox inside the gateway on the port that the address had gets nothing either', async () => {
  const port = String(new URL(first.url).port);
  await running?.stop();
  running = undefined;
  await first.sandbox.close();
  const { product, looked } = await look({ GATEHOUSE_SANDBOX_PORT: port });
  expect(looked).toEqual({ address: refused, inside: works });
  const seen = JSON.parse(await inIntercom({ ...product, sandboxUrl: first.url }, 'GET requests')) as { requests: { token: string }[] };
  expect(new Set(seen.requests.map(({ token }) => token)).size).toBe(1);
});
