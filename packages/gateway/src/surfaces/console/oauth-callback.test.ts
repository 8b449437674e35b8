import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Browser, password, startWorld, type World } from './testing/world.ts';

let w: World;
let ada: Browser;
beforeAll(async () => {
  w = await startWorld();
  ada = await w.claim();
});
afterAll(() => w.close());

const codeOf = (location: string) => new URL(location, 'http://x').searchParams.get('error');

/** Begins, goes through the consent page and stops just before coming back. */
async function consented(browser: Browser, action: 'authorize' | 'cancel' = 'authorize'): Promise<URL> {
  const { authorizeUrl } = await browser.call('connections.authorize', { replace: 'connected' });
  return new URL(await browser.consent(authorizeUrl, action));
}

async function signedIn(email = 'ada@example.com'): Promise<Browser> {
  const browser = w.browser();
  await browser.call('session.create', { email, password });
  return browser;
}

const with_ = (url: URL, change: Record<string, string | null>): string => {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
  }
  return changed.href;
};

describe('refuses, stores nothing, and puts only a code of ours into the address', () => {
  const stranger = 'A'.repeat(43);
  test.each<[string, string, () => Promise<string>]>([
    ['an unknown state', 'oauth_state_invalid', async () => ada.comeBack(with_(await consented(ada), { state: stranger }))],
    ['no state', 'oauth_state_invalid', async () => ada.comeBack(with_(await consented(ada), { state: null }))],
    ['a state of another form', 'oauth_state_invalid', async () => ada.comeBack(with_(await consented(ada), { state: "' or 1=1 --" }))],
    ['no code', 'oauth_code_invalid', async () => ada.comeBack(with_(await consented(ada), { code: null }))],
    ['a code of Intercom’s that is none', 'oauth_code_invalid', async () => ada.comeBack(with_(await consented(ada), { code: 'made up' }))],
    ['an unknown code', 'oauth_code_invalid', async () => ada.comeBack(with_(await consented(ada), { code: 'AAAAAAAAAAAAAAAAAAAAAA==' }))],
    ['an over-long code', 'oauth_code_invalid', async () => ada.comeBack(with_(await consented(ada), { code: 'A'.repeat(3000) }))],
    [
      'an answer that comes too late',
      'oauth_state_invalid',
      async () => {
        const callback = await consented(ada);
        w.putForward(10 * 60_000);
        return ada.comeBack(callback.href);
      },
    ],
    ['another browser of the same person', 'oauth_state_invalid', async () => (await signedIn()).comeBack((await consented(ada)).href)],
    [
      'another browser of the same person, in the middle of its own attempt',
      'oauth_state_invalid',
      async () => {
        const other = await signedIn();
        await consented(other);
        return other.comeBack((await consented(ada)).href);
      },
    ],
    [
      'another administrator in the same browser',
      'oauth_state_invalid',
      async () => {
        const callback = await consented(ada);
        const bob = await w.join(ada, `Bob${Math.random().toString(36).slice(2)}`, 'admin');
        for (const cookie of await ada.jar.getCookies(callback.href))
          if (cookie.key === 'gatehouse_oauth') await bob.jar.setCookie(cookie, callback.href);
        return bob.comeBack(callback.href);
      },
    ],
    [
      'somebody who is no administrator',
      'admin_needed',
      async () => {
        const callback = await consented(ada);
        return (await w.join(ada, `Cleo${Math.random().toString(36).slice(2)}`)).comeBack(callback.href);
      },
    ],
    ['consent that was refused', 'oauth_refused', async () => ada.comeBack((await consented(ada, 'cancel')).href)],
    [
      'redirect_uri_mismatch',
      'oauth_redirect_mismatch',
      async () => ada.comeBack(with_(await consented(ada), { error: 'redirect_uri_mismatch' })),
    ],
    ['invalid_scope', 'oauth_scope_invalid', async () => ada.comeBack(with_(await consented(ada), { error: 'invalid_scope' }))],
    [
      'an error of the client',
      'oauth_client_invalid',
      async () => ada.comeBack(with_(await consented(ada), { error: 'unauthorized_client' })),
    ],
    ['an error of Intercom', 'upstream_failed', async () => ada.comeBack(with_(await consented(ada), { error: 'server_error' }))],
    [
      'words from outside',
      'oauth_refused',
      async () => ada.comeBack(with_(await consented(ada), { error: '<script>alert(1)</script>', error_description: 'call 555-0100 now' })),
    ],
  ])('%s', async (_, code, attempt) => {
    const people = await w.store.members.list();
    const before = await connectionsOf(w);
    const location = await attempt();
    expect(location).toMatch(new RegExp(`^/integrations\\?error=${code}&request_id=[0-9a-f-]{36}$`));
    expect(await connectionsOf(w)).toBe(before);
    const requestId = new URL(location, 'http://x').searchParams.get('request_id');
    const row = (await w.audit()).find((one) => one.requestId === requestId);
    expect(row).toMatchObject({ operation: 'connections.finish_authorization', event: 'connection.authorized', errorCode: code });
    expect(row?.outcome).toBe(code === 'admin_needed' ? 'denied' : 'failed');
    expect((await w.store.members.list()).length).toBeGreaterThanOrEqual(people.length);
  });
});

test('the audit says what to do: the exact callback address to add', async () => {
  const location = await ada.comeBack(with_(await consented(ada), { error: 'redirect_uri_mismatch' }));
  const { rows } = await ada.call('activity.list', { limit: 1 });
  expect(location).not.toContain('127.0.0.1');
  expect(rows[0]?.explanation).toContain(
    "Add http://127.0.0.1:4400/api/oauth-callback/intercom to the redirect URLs of the app in Intercom's Developer Hub",
  );
});

test('a state that somebody else brought back is spent', async () => {
  const callback = await consented(ada);
  expect(codeOf(await (await signedIn()).comeBack(callback.href))).toBe('oauth_state_invalid');
  expect(codeOf(await ada.comeBack(callback.href))).toBe('oauth_state_invalid');
});

test('whoever was signed out on the way signs in and goes on', async () => {
  const callback = await consented(ada);
  const oauthCookie = (await ada.jar.getCookies(callback.href)).filter(({ key }) => key === 'gatehouse_oauth');
  const other = w.browser();
  for (const cookie of oauthCookie) await other.jar.setCookie(cookie, callback.href);
  expect(codeOf(await other.comeBack(callback.href))).toBe('session_missing');
  await other.call('session.create', { email: 'ada@example.com', password });
  expect(await other.comeBack(callback.href)).toBe('/integrations?connected=sandbox-workspace');
});

test('neither a state nor a code works twice', async () => {
  const first = await consented(ada);
  expect(await ada.comeBack(first.href)).toBe('/integrations?connected=sandbox-workspace');
  const before = await connectionsOf(w);
  expect(codeOf(await ada.comeBack(first.href))).toBe('oauth_state_invalid');
  const second = await consented(ada);
  expect(codeOf(await ada.comeBack(with_(second, { code: first.searchParams.get('code') })))).toBe('oauth_code_invalid');
  expect(await connectionsOf(w)).toBe(before);
});

test('the browser’s cookie is out of reach of pages, short-lived, and only sent to the API', async () => {
  const reply = await ada.attempt('connections.authorize', {});
  const cookie = reply.headers.getSetCookie().find((text) => text.startsWith('gatehouse_oauth='));
  expect(cookie).toMatch(/^gatehouse_oauth=[\w-]{43}; Max-Age=600; Path=\/api; HttpOnly; SameSite=Lax$/);
});

test('an app that does not list the callback address is refused by Intercom, and nothing comes back', async () => {
  const app = { clientId: w.clientId, clientSecret: w.clientSecret, name: 'Gatehouse' };
  w.sandbox.saveApp({ ...app, redirectUrls: ['https://elsewhere.example/callback'] });
  onTestFinished(() => void w.sandbox.saveApp({ ...app, redirectUrls: ['http://127.0.0.1:4400/api/oauth-callback/intercom'] }));
  const { authorizeUrl } = await ada.call('connections.authorize', {});
  const page = await ada.go(authorizeUrl);
  expect([page.status, page.text]).toEqual([400, expect.stringContaining('redirect_uri_mismatch')]);
});

const connectionsOf = async (world: World): Promise<string> => JSON.stringify(await world.store.connections.list());
