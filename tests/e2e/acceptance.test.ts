import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { startProduct } from '../../scripts/demo/product.ts';
import { account, agent, claimed, dataFolder, everyScope, type Installation, use } from './product.ts';

const main = join(import.meta.dirname, '../../packages/gateway/src/main.ts');

let product: Installation;
let secret: string;
let client: Client;
let cookie: string;

beforeAll(async () => {
  product = await claimed();
  ({ secret } = await product.key(everyScope, 'Everything'));
  client = await agent(product.url, secret);
  const { email, password } = account;
  const session = await post('/api/v1/session', JSON.stringify({ email, password }), { origin: product.url });
  cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});

afterAll(async () => {
  await client?.close();
  await product?.stop();
});

const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(product.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

const rest = async (path: string, init: RequestInit = {}, key = secret, url = product.url) => {
  const response = await fetch(`${url}/intercom/default${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  });
  return { status: response.status, text: await response.text() };
};

async function sandbox(path: string, method = 'GET', body?: unknown, url = product.sandboxUrl) {
  const response = await fetch(`${url}/_sandbox/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return response.text();
}

/** The newest row of the audit. */
const lastRow = async () => (await product.admin.call('activity.list', { limit: 1 })).rows[0];

describe('a body that is not text', () => {
  const notText = (before: string, after: string) =>
    Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(after)]);
  const surfaces = [
    ['REST', '/intercom/default/tags', '{"name":"', '"}'],
    [
      'MCP',
      '/mcp',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"intercom_run_write_operation","arguments":{"operation":"tags.create","input":{"name":"',
      '"}}}}',
    ],
    ['management', '/api/v1/groups', '{"name":"', '"}'],
  ] as const;

  it.each(surfaces)('is refused by %s, and nothing is written', async (_surface, path, before, after) => {
    const headers = { authorization: `Bearer ${secret}`, accept: 'application/json, text/event-stream', cookie, origin: product.url };
    const written = await sandbox('ledger');
    const groups = await product.admin.call('groups.list', {});
    const response = await post(path, notText(before, after), headers);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/request_malformed.*UTF-8/);
    expect(await sandbox('ledger')).toBe(written);
    expect(await product.admin.call('groups.list', {})).toEqual(groups);
  });

  it('half of a character is refused with its field, over REST and MCP, in an address and in a body', async () => {
    const written = await sandbox('ledger');
    const answers = [
      (await rest('/tags', { method: 'POST', body: '{"name":"a\\ud800b"}' })).text,
      (await use(client, 'intercom_run_write_operation', { operation: 'tags.create', input: { name: 'a\ud800b' } })).text,
      (await use(client, 'intercom_get_contact_by_id', { contact_id: '\udc00' })).text,
    ];
    for (const answer of answers.slice(0, 2)) expect(answer).toMatch(/input_invalid.*name has half of a character/);
    // A client's own encoding may mend it on the way; what arrives is either refused or no contact's id.
    expect(answers[2]).toMatch(/input_invalid|upstream_not_found/);
    expect(await sandbox('ledger')).toBe(written);
  });

  it.each([
    ['name', { name: 'a\ud800' }],
    ['description', { name: 'Fine', description: 'a\u0000b' }],
  ])('a group has no %s that does not show as it is', async (field, input) => {
    const response = await post('/api/v1/groups', JSON.stringify(input), { cookie, origin: product.url });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`"field":"${field}"`);
  });
});

it.each(['since=', 'until=abc', 'before=-1', 'before=1.5', 'limit=0x10', 'limit=1e2', 'limit=0'])(
  'a number in an address that is none is refused (%s)',
  async (query) => {
    const response = await fetch(`${product.url}/api/v1/activity?${query}`, { headers: { cookie } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`"field":"${query.split('=')[0]}"`);
  },
);

describe('what an agent gets wrong', () => {
  it.each([
    ['a list', ['default']],
    ['null', null],
    ['an object that cannot be made text', { toString: 1 }],
    ['a number', 5],
  ])('a connection that is %s is refused with its field, and audited', async (_what, connection) => {
    const { body } = await use(client, 'intercom_list_all_contacts', { connection });
    expect(body['error']).toMatchObject({
      code: 'input_invalid',
      field: 'connection',
      fix: expect.stringContaining('name of a connection'),
    });
    expect(await lastRow()).toMatchObject({ operation: 'intercom_list_all_contacts', outcome: 'denied', errorCode: 'input_invalid' });
  });

  it.each([
    ['intercom_run_read_operation', {}, 'operation'],
    ['intercom_run_write_operation', { operation: 'tags.create', input: 'x' }, 'input'],
    ['search', { query: '' }, 'query'],
    ['fetch', { id: 'nothing_1' }, 'id'],
  ])('%s with arguments that cannot be read is audited like any call', async (tool, input, field) => {
    expect((await use(client, tool, input)).body['error']).toMatchObject({ code: 'input_invalid', field });
    expect(await lastRow()).toMatchObject({ operation: tool, outcome: 'denied', errorCode: 'input_invalid' });
  });

  it('a write at a read-only address is audited as the write that it would have been', async () => {
    const reader = await agent(product.url, secret, '?readonly=1');
    await use(reader, 'intercom_run_write_operation', { operation: 'tags.create', input: { name: 'Never' } });
    await reader.close();
    expect(await lastRow()).toMatchObject({ operation: 'tags.create', effect: 'create', scope: 'tags:write', outcome: 'denied' });
  });

  it('a cursor of another list is explained', async () => {
    const { body } = await use(client, 'intercom_list_all_contacts', { starting_after: 'WzE3MDc5MzAwODEwMDAsMTMxLDJd' });
    expect(body['error']).toMatchObject({ code: 'upstream_refused', fix: expect.stringContaining('first page again') });
  });

  it('the request id of a refusal finds its row', async () => {
    const { body } = await use(client, 'intercom_get_contact_by_id', { contact_id: 'nobody' });
    const { requestId } = body['error'] as { requestId: string };
    const { rows } = await product.admin.call('activity.list', { requestId });
    expect(rows.map(({ operation }) => operation)).toEqual(['contacts.get']);
  });
});

describe('troubleshooting of seeds 000 and 004, over MCP and REST', () => {
  const both = async (key: string, tool: string, input: Record<string, unknown>, path: string) => {
    const own = await agent(product.url, key);
    const answer = await use(own, tool, input);
    await own.close();
    expect(answer.isError).toBe(true);
    return [answer.text.replaceAll('\\"', '"'), (await rest(path, {}, key)).text.replaceAll('\\"', '"')];
  };

  it('connected, but no data: the group, the scope and who can change it', async () => {
    const without = await product.key([], 'Nothing granted');
    for (const text of await both(without.secret, 'intercom_list_companies', {}, '/companies')) {
      expect(text).toContain('not_connected');
      expect(text).toContain('An administrator grants the group a connection and scopes under Groups → Nothing granted → Integrations');
    }
    const few = await product.key(['tags:read'], 'Few');
    for (const text of await both(few.secret, 'intercom_list_companies', {}, '/companies')) {
      expect(text).toMatch(/scope_missing.*contacts:read.*"Few".*An administrator can enable it under Groups → Few → Integrations/);
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
    [
      'error=redirect_uri_mismatch',
      'oauth_redirect_mismatch',
      /Add http:\S+\/api\/oauth-callback\/intercom to the redirect URLs of the app/,
    ],
    ['error=invalid_scope', 'oauth_scope_invalid', /Tick the permissions on the app/],
    ['error=access_denied', 'oauth_refused', /ask one of its Intercom administrators/],
  ])('coming back from Intercom with %s', async (query, code, words) => {
    const { authorizeUrl } = await product.admin.call('connections.authorize', {});
    const state = new URL(authorizeUrl).searchParams.get('state');
    const { url } = await product.admin.visit(`${product.url}/api/oauth-callback/intercom?${query}&state=${state}`);
    expect(url.searchParams.get('error')).toBe(code);
    expect((await lastRow())?.explanation).toMatch(words);
    // The state is spent: coming back again says so.
    const again = await product.admin.visit(`${product.url}/api/oauth-callback/intercom?${query}&state=${state}`);
    expect(again.url.searchParams.get('error')).toBe('oauth_state_invalid');
  });

  it('the app lacks a permission, then Intercom takes the token back', async () => {
    const own = await claimed();
    try {
      const key = await own.key(everyScope);
      const minted = await sandbox('tokens', 'POST', { permissions: ['read_admins'] }, own.sandboxUrl);
      await own.admin.call('connections.add_token', { accessToken: (JSON.parse(minted) as { token: string }).token });
      const person = await agent(own.url, key.secret);
      const seen = async () => [
        (await use(person, 'intercom_list_companies', {})).text,
        (await rest('/companies', {}, key.secret, own.url)).text,
      ];
      for (const text of await seen()) {
        expect(text).toMatch(/permission_missing.*Read and list users and companies.*Developer Hub.*an administrator connects/);
      }
      await sandbox('tokens', 'DELETE', { token: (JSON.parse(minted) as { token: string }).token }, own.sandboxUrl);
      for (const text of await seen()) expect(text).toMatch(/reconnect_required.*An administrator connects .* again/);
      await person.close();
    } finally {
      await own.stop();
    }
  });
});

describe('connections that end early', () => {
  it('after a body that is too large, the management API says that the connection is over', async () => {
    const { hostname, port } = new URL(product.url);
    const answer = await new Promise<{ status?: number | undefined; connection?: string | undefined }>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': 2_000_000, cookie, origin: product.url };
      const asking = request({ hostname, port, path: '/api/v1/groups', method: 'POST', headers }, (response) => {
        resolve({ status: response.statusCode, connection: response.headers.connection });
        asking.destroy();
      });
      asking.once('error', reject);
      asking.write('{"name":"');
    });
    expect(answer).toEqual({ status: 413, connection: 'close' });
  });

  it.each(['/intercom/default/tags', '/mcp'])(
    'a caller that leaves in the middle of its request is no failure of ours (%s)',
    async (path) => {
      const heard = product.output().length;
      const socket = connect(Number(new URL(product.url).port), '127.0.0.1');
      socket.on('error', () => {});
      const headers = ['Host: 127.0.0.1', `Authorization: Bearer ${secret}`, 'Content-Type: application/json', 'Content-Length: 500'];
      socket.write(`POST ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n{"name":`);
      await sleep(150);
      socket.destroy();
      await sleep(300);
      expect(product.output().slice(heard)).toBe('');
    },
  );
});

describe('the gateway ends while a write waits for its answer', () => {
  /** Begins a reply that Intercom carries out and never answers; what its caller sees comes later. */
  const beginReply = async (own: Installation, key: string, body: string): Promise<{ seen: Promise<unknown> }> => {
    const list = JSON.parse((await rest('/conversations?per_page=1', {}, key, own.url)).text) as { conversations: { id: string }[] };
    const me = JSON.parse((await rest('/me', {}, key, own.url)).text) as { id: string };
    await sandbox('faults', 'POST', { method: 'POST', path: '/conversations/*/reply', kind: 'hang', afterCommit: true }, own.sandboxUrl);
    const input = JSON.stringify({ type: 'admin', message_type: 'note', admin_id: me.id, body });
    const path = `/conversations/${list.conversations[0]?.id}/reply`;
    const seen = rest(path, { method: 'POST', body: input }, key, own.url).catch(() => 'lost');
    const applied = async () => expect(await sandbox('ledger', 'GET', undefined, own.sandboxUrl)).toContain(body);
    await vi.waitFor(applied, { timeout: 20_000, interval: 100 });
    return { seen };
  };

  it.concurrent.each([
    ['SIGTERM', 0],
    ['SIGKILL', null],
  ] as const)(
    '%s: it is unknown in Activity, and is not sent again',
    async (signal, code) => {
      const folder = dataFolder();
      try {
        const first = await claimed({ dataDir: folder.path, keepData: true });
        const { secret: key } = await first.key(everyScope);
        const { seen } = await beginReply(first, key, `cut off by ${signal}`);
        const begun = performance.now();
        expect(await first.stop(signal)).toBe(code);
        expect(performance.now() - begun).toBeLessThan(10_000);
        expect(await seen).toBe('lost');

        const second = await startProduct({ dataDir: folder.path, keepData: true });
        const { email, password } = account;
        const admin = new Browser(second.url);
        await admin.call('session.create', { email, password });
        const { rows } = await admin.call('activity.list', { operation: 'conversations.reply' });
        expect(rows).toMatchObject([
          { outcome: 'unknown', errorCode: 'outcome_unknown', explanation: expect.stringContaining('ook in Intercom') },
        ]);
        const ledger = await sandbox('ledger', 'GET', undefined, second.sandboxUrl);
        expect(ledger.split(`cut off by ${signal}`)).toHaveLength(2);
        expect(await sandbox('requests', 'GET', undefined, second.sandboxUrl)).not.toContain('/reply');
        await second.stop();
      } finally {
        folder.remove();
      }
    },
    60_000,
  );
});

describe('gatehouse mcp with settings that cannot work ends with code 2, the setting and the fix', () => {
  it.each([
    ['--toolsets', ['--toolsets', 'widgets'], { INTERCOM_ACCESS_TOKEN: 'x' }, 'toolsets'],
    ['an address that is none of the web', [], { GATEHOUSE_URL: 'file:///etc', GATEHOUSE_API_KEY: 'gh_x' }, 'GATEHOUSE_URL'],
    ['a key with a line break', [], { GATEHOUSE_URL: 'http://127.0.0.1:1', GATEHOUSE_API_KEY: 'gh_a\nb' }, 'GATEHOUSE_API_KEY'],
    ['a sandbox that is none of the web', [], { INTERCOM_ACCESS_TOKEN: 'x', INTERCOM_API_URL: 'file:///x' }, 'INTERCOM_API_URL'],
  ])('%s', (_title, args, env, named) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'mcp', ...args], { env, input: '', encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
