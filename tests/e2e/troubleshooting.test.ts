import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inIntercom, mintToken } from '../../scripts/demo/product.ts';
import { agent, claimed, everyScope, type Installation, use } from './product.ts';

/** Troubleshooting of documents 1 and 5 (docs/requirements.md): each case in words that help, over MCP and REST alike. */
let product: Installation;
let secret: string;
let client: Client;

beforeAll(async () => {
  product = await claimed();
  ({ secret } = await product.key(everyScope, 'Everything'));
  client = await agent(product.url, secret);
});

afterAll(async () => {
  await client?.close();
  await product?.stop();
});

const rest = async (path: string, key: string, url = product.url) =>
  (await fetch(`${url}/intercom/default${path}`, { headers: { authorization: `Bearer ${key}` } })).text();

const both = async (key: string, tool: string, input: Record<string, unknown>, path: string) => {
  const own = await agent(product.url, key);
  const answer = await use(own, tool, input);
  await own.close();
  expect(answer.isError).toBe(true);
  return [answer.text.replaceAll('\\"', '"'), (await rest(path, key)).replaceAll('\\"', '"')];
};

it('connected, but no data: the group, the scope and who can change it', async () => {
  const without = await product.key([], 'Nothing granted');
  for (const text of await both(without.secret, 'intercom_list_companies', {}, '/companies')) {
    expect(text).toContain('not_connected');
    // Nothing leads to connecting alone: a workspace is connected.
    expect(text.match(/"where":"([^"]*)"/)?.[1] ?? 'Groups → the group → Integrations').toContain('Groups → the group → Integrations');
    expect(text).toContain('An administrator grants the group a connection and scopes under Groups → Nothing granted → Integrations');
  }
  const few = await product.key(['tags:read'], 'Few');
  for (const text of await both(few.secret, 'intercom_list_companies', {}, '/companies')) {
    expect(text).toMatch(
      /scope_missing.*contacts:read.*"Few".*An administrator can enable contacts:read under Groups → Few → Integrations/,
    );
  }
});

it('events need the external id, and contacts of a company its id', async () => {
  for (const text of await both(secret, 'intercom_list_events', {}, '/events?type=user')) {
    expect(text).toMatch(/user_id is the contact's external_id: take it from contacts.list \(intercom_list_all_contacts\)/);
  }
  const { text } = await use(client, 'intercom_list_attach_contacts_to_company', {});
  expect(text).toMatch(/company_id: is needed\. .*companies\.list \(intercom_list_companies\)/);
});

it.each([
  ['error=redirect_uri_mismatch', 'oauth_redirect_mismatch', /Add http:\S+\/api\/oauth-callback\/intercom to the redirect URLs of the app/],
  ['error=invalid_scope', 'oauth_scope_invalid', /Tick the permissions on the app/],
  ['error=access_denied', 'oauth_refused', /ask one of its Intercom administrators/],
])('coming back from Intercom with %s', async (query, code, words) => {
  const { authorizeUrl } = await product.admin.call('connections.authorize', {});
  const state = new URL(authorizeUrl).searchParams.get('state');
  const { url } = await product.admin.visit(`${product.url}/api/oauth-callback/intercom?${query}&state=${state}`);
  expect(url.searchParams.get('error')).toBe(code);
  expect((await product.admin.call('activity.list', { limit: 1 })).rows[0]?.explanation).toMatch(words);
  // The state is spent: coming back again says so.
  const again = await product.admin.visit(`${product.url}/api/oauth-callback/intercom?${query}&state=${state}`);
  expect(again.url.searchParams.get('error')).toBe('oauth_state_invalid');
});

it('the app lacks a permission, then Intercom takes the token back', async () => {
  const key = await product.key(everyScope);
  const token = await mintToken(product, { permissions: ['read_admins'] });
  await product.admin.call('connections.add_token', { accessToken: token, replace: 'weaker' });
  const person = await agent(product.url, key.secret);
  const seen = async () => [(await use(person, 'intercom_list_companies', {})).text, await rest('/companies', key.secret)];
  for (const text of await seen()) {
    expect(text).toMatch(/permission_missing.*Read and list users and companies.*Developer Hub.*an administrator connects/);
  }
  await inIntercom(product, 'DELETE tokens', { token });
  for (const text of await seen()) expect(text).toMatch(/reconnect_required.*An administrator connects .* again/);
  await person.close();
});
