import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type IntercomConfig, readConfig } from '../config.ts';
import { openStore } from '../store/store.ts';
import { late } from '../store/testing/late.ts';
import { createApps } from './apps.ts';
import { parseKeyRing } from './keyring.ts';
import { type CallbackAnswer, createOauthFlow, type OauthFlow } from './oauth-flow.ts';

const publicUrl = 'https://gate.example.com';
const callback = '/api/auth/intercom/callback';
const intercom = readConfig({ INTERCOM_CLIENT_ID: 'the-app', INTERCOM_CLIENT_SECRET: 'secret', INTERCOM_REGION: 'eu' }).intercom;
const sandbox = { url: 'http://127.0.0.1:4500', clientId: 'inside', clientSecret: 'secret' };

let now: number;
let number: number;
let start: (change?: Partial<IntercomConfig>) => OauthFlow;
beforeEach(async () => {
  now = 1_000_000;
  number = 0;
  const store = await openStore({ dataDir: ':memory:' });
  onTestFinished(() => store.close());
  const random = (size: number) => {
    number += 1;
    return new Uint8Array(size).fill(number);
  };
  const clock = { now: () => now, sleep: async () => {} };
  start = (change) => {
    const ring = parseKeyRing(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
    const account = { checkApp: async () => {} };
    const apps = createApps({ intercom: { ...intercom, ...change }, store, account, ring, organisationId: 'org', clock });
    return createOauthFlow({ states: late(store.oauthStates), apps, publicUrl, clock, random });
  };
});

/** What a browser brings back after everything went well. */
async function comeBack(flow: OauthFlow): Promise<CallbackAnswer> {
  const { authorizeUrl, browserCookie } = await flow.begin('ada', { name: 'acme', callback });
  const state = new URL(authorizeUrl).searchParams.get('state') ?? '';
  return { code: 'the-code', state, error: undefined, browserCookie, memberId: 'ada' };
}

test('asks Intercom to send the browser back with the state, which works once', async () => {
  const flow = start();
  const { authorizeUrl, browserCookie } = await flow.begin('ada', { callback });
  const url = new URL(authorizeUrl);
  const state = url.searchParams.get('state') ?? '';
  expect(url.origin + url.pathname).toBe('https://app.eu.intercom.com/oauth');
  expect(Object.fromEntries(url.searchParams)).toEqual({ client_id: 'the-app', state, redirect_uri: publicUrl + callback });
  expect([state, browserCookie]).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.stringMatching(/^[\w-]{43}$/)]);
  const answer = { code: 'the-code', state, error: undefined, browserCookie, memberId: 'ada' };
  expect(await flow.finish(answer)).toEqual({ code: 'the-code', to: 'intercom', connectionName: null, replace: 'nothing' });
  await expect(flow.finish(answer)).rejects.toMatchObject({ code: 'oauth_state_invalid' });
});

test('a state is good for ten minutes, and knows the name that was asked for', async () => {
  const flow = start();
  const answer = await comeBack(flow);
  now += 10 * 60_000 - 1;
  expect(await flow.finish(answer)).toEqual({ code: 'the-code', to: 'intercom', connectionName: 'acme', replace: 'nothing' });
  const lateAnswer = await comeBack(flow);
  now += 10 * 60_000;
  await expect(flow.finish(lateAnswer)).rejects.toMatchObject({ code: 'oauth_state_invalid', details: { field: 'state' } });
});

describe('an answer is refused', () => {
  const stranger = 'A'.repeat(43);
  test.each<[string, Partial<CallbackAnswer>, string, string | undefined]>([
    ['with another state', { state: stranger }, 'oauth_state_invalid', 'state'],
    ['without a state', { state: undefined }, 'oauth_state_invalid', 'state'],
    ['in another browser', { browserCookie: stranger }, 'oauth_state_invalid', 'state'],
    ['in a browser without the cookie', { browserCookie: undefined }, 'oauth_state_invalid', 'state'],
    ['to another person', { memberId: 'bob' }, 'oauth_state_invalid', 'state'],
    ['without a code', { code: undefined }, 'oauth_code_invalid', 'code'],
    ['with a code of two words', { code: 'a b' }, 'oauth_code_invalid', 'code'],
    ['redirect_uri_mismatch', { error: 'redirect_uri_mismatch' }, 'oauth_redirect_mismatch', 'redirect_uri'],
    ['invalid_scope', { error: 'invalid_scope' }, 'oauth_scope_invalid', undefined],
    ['invalid_client', { error: 'invalid_client' }, 'oauth_client_invalid', 'client_id'],
    ['unauthorized_client', { error: 'unauthorized_client' }, 'oauth_client_invalid', 'client_id'],
    ['server_error', { error: 'server_error' }, 'upstream_failed', undefined],
    ['temporarily_unavailable', { error: 'temporarily_unavailable' }, 'upstream_failed', undefined],
    ['access_denied', { error: 'access_denied' }, 'oauth_refused', undefined],
  ])('%s', async (_, change, code, field) => {
    const flow = start();
    const error = await flow.finish({ ...(await comeBack(flow)), ...change }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code, details: { fix: expect.any(String) } });
    expect((error as { details: { field?: string } }).details.field).toBe(field);
  });
});

describe('where it leads is chosen, and remembered with the state', () => {
  const begun = async (flow: OauthFlow, to?: 'sandbox' | 'intercom') => {
    const { authorizeUrl, browserCookie } = await flow.begin('ada', { callback, to });
    const url = new URL(authorizeUrl);
    const state = url.searchParams.get('state') ?? '';
    const finished = await flow.finish({ code: 'the-code', state, error: undefined, browserCookie, memberId: 'ada' });
    return [url.origin, url.searchParams.get('client_id'), finished.to];
  };
  const inside = ['http://127.0.0.1:4500', 'inside', 'sandbox'];
  const outside = ['https://app.eu.intercom.com', 'the-app', 'intercom'];

  test.each<[string, Partial<IntercomConfig>, 'sandbox' | 'intercom' | undefined, string[]]>([
    ['the sandbox', { sandbox }, 'sandbox', inside],
    ['Intercom', { sandbox }, 'intercom', outside],
    ['Intercom unless told, where there is an app', { sandbox }, undefined, outside],
    ['the sandbox unless told, where there is none', { sandbox, clientId: null, clientSecret: null }, undefined, inside],
  ])('%s', async (_, change, to, expected) => {
    expect(await begun(start(change), to)).toEqual(expected);
  });

  test.each<[string, Partial<IntercomConfig>, 'sandbox' | 'intercom' | undefined, string, string, RegExp]>([
    ['without an app', { clientId: null, clientSecret: null }, undefined, 'oauth_client_invalid', 'clientId', /under Settings/],
    ['without an app, beside the sandbox', { sandbox, clientId: null }, 'intercom', 'oauth_client_invalid', 'clientId', /token/],
    ['without the sandbox', {}, 'sandbox', 'input_invalid', 'to', /GATEHOUSE_SANDBOX=on/],
  ])('nothing begins %s', async (_, change, to, code, field, fix) => {
    await expect(start(change).begin('ada', { callback, to })).rejects.toMatchObject({
      code,
      details: { field, fix: expect.stringMatching(fix) },
    });
  });
});
