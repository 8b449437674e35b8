import { describe, expect, onTestFinished, test } from 'vitest';
import { type IntercomConfig, readConfig } from '../config.ts';
import { GatewayError } from '../errors.ts';
import { openStore } from '../store/store.ts';
import { createApps } from './apps.ts';
import { parseKeyRing } from './keyring.ts';
import type { OauthApp } from './oauth-app.ts';
import { reseal } from './rotation.ts';

const own = { clientId: 'our-app', clientSecret: 'our-secret', region: 'eu' } as const;
const instances = { INTERCOM_CLIENT_ID: 'the-app', INTERCOM_CLIENT_SECRET: 'the-secret' };
const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

async function start(env: Record<string, string> = {}) {
  const store = await openStore({ dataDir: ':memory:' });
  onTestFinished(() => store.close());
  const checked: OauthApp[] = [];
  let refusal: GatewayError | undefined;
  const account = {
    async checkApp(app: OauthApp) {
      checked.push(app);
      if (refusal) throw refusal;
    },
  };
  const deps = { store, account, organisationId: 'org', clock: { now: () => 5, sleep: async () => {} } };
  const made = (intercom: IntercomConfig = readConfig(env).intercom, ring = key('k1', 7)) =>
    createApps({ ...deps, intercom, ring: parseKeyRing(ring) });
  return { store, checked, made, apps: made(), refuse: (error: GatewayError | undefined) => (refusal = error) };
}

test('the app of the organisation goes before that of the instance, at its own region, and leaves it behind when it is removed', async () => {
  const { apps, checked, store } = await start(instances);
  expect([await apps.current(), (await apps.get('intercom')).clientId]).toEqual(['instance', 'the-app']);
  expect(await apps.set(own)).toBe('done');
  expect(checked).toMatchObject([{ ...own, apiUrl: 'https://api.eu.intercom.io' }]);
  expect(await apps.get('intercom')).toEqual({
    of: 'organisation',
    ...own,
    authorizeUrl: 'https://app.eu.intercom.com/oauth',
    apiUrl: 'https://api.eu.intercom.io',
  });
  const shown = await apps.show();
  expect(shown).toMatchObject({ clientId: 'our-app', region: 'eu', origin: 'eu', savedAt: 5, elsewhere: false });
  expect(JSON.stringify([shown, await store.oauthApp.get()])).not.toContain('our-secret');
  expect(await apps.set({ ...own, clientId: 'another' }, 0)).toBe('changed');
  expect(await apps.remove()).toBe(true);
  expect([await apps.current(), (await apps.get('intercom')).clientId]).toEqual(['instance', 'the-app']);
});

test('without any nothing is authorized, and what is meant unless told is the sandbox where it runs', async () => {
  const { apps, made } = await start();
  await expect(apps.get('intercom')).rejects.toMatchObject({ code: 'oauth_client_invalid', details: { field: 'clientId' } });
  expect([await apps.current(), await apps.usual()]).toEqual([undefined, 'intercom']);
  const sandbox = { url: 'http://127.0.0.1:4500', clientId: 'inside', clientSecret: 's' };
  const beside = made({ ...readConfig({}).intercom, sandbox });
  expect(await beside.usual()).toBe('sandbox');
  await beside.set(own);
  expect(await beside.usual()).toBe('intercom');
  expect(await beside.get('sandbox')).toMatchObject({ of: 'sandbox', clientId: 'inside' });
});

describe('is not kept, and what was there stays,', () => {
  test.each([
    ['where Intercom does not know it', own, 'oauth_client_invalid', 'clientSecret', 2],
    ['with an access token for a secret', { ...own, clientSecret: 'dG9rOmFiYw==' }, 'input_invalid', 'clientSecret', 1],
    ['with an access token for an id', { ...own, clientId: 'dG9rOmFiYw==' }, 'input_invalid', 'clientId', 1],
    ['with a space in it', { ...own, clientSecret: 'our secret' }, 'input_invalid', 'clientSecret', 1],
    ['with the id twice', { ...own, clientSecret: own.clientId }, 'input_invalid', 'clientSecret', 1],
  ])('%s', async (_, app, code, field, asked) => {
    const { apps, checked, refuse } = await start();
    await apps.set({ ...own, clientSecret: 'earlier' });
    refuse(new GatewayError('oauth_client_invalid', { field: 'clientSecret' }));
    await expect(apps.set(app)).rejects.toMatchObject({ code, details: { field } });
    expect(checked).toHaveLength(asked);
    expect((await apps.get('intercom')).clientSecret).toBe('earlier');
  });
});

test('its secret opens for its own Intercom, client id and key ring alone', async () => {
  const { apps, made, store } = await start(instances);
  await apps.set(own);
  const kept = await store.oauthApp.get();
  if (!kept) throw new Error('not kept');

  const elsewhere = made(readConfig({ INTERCOM_API_URL: 'https://one.example.com' }).intercom);
  expect([await elsewhere.current(), (await elsewhere.show())?.elsewhere]).toEqual([undefined, true]);
  const unopened = { code: 'oauth_client_invalid', details: { field: 'clientSecret', fix: expect.stringContaining('key ring') } };
  await expect(made(undefined, key('k2', 8)).get('intercom')).rejects.toMatchObject(unopened);
  await store.oauthApp.set({ ...kept, clientId: 'the-attackers' });
  await expect(apps.get('intercom')).rejects.toMatchObject(unopened);
});

test('a rotation of keys seals it again', async () => {
  const { apps, made, store } = await start();
  await apps.set(own);
  const both = `${key('k2', 8)},${key('k1', 7)}`;
  expect(await reseal(store, parseKeyRing(both), 'org')).toBe(1);
  expect((await made(undefined, key('k2', 8)).get('intercom')).clientSecret).toBe('our-secret');
});
