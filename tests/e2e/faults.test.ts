import { createIntercom } from '@gatehouse/connector';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inIntercom } from '../../scripts/demo/product.ts';
import { agent, claimed, everyScope, type Installation, use } from './product.ts';

let product: Installation;
let secret: string;

const effects = async (needle: string) => (await inIntercom(product, 'GET ledger')).split(needle).length - 1;
const seen = async (path: string) => (await inIntercom(product, 'GET requests')).split(`"${path}"`).length - 1;

beforeAll(async () => {
  product = await claimed();
  ({ secret } = await product.key(everyScope));
});

afterEach(() => inIntercom(product, 'DELETE faults'));
afterAll(() => product?.stop());

describe('an answer that is lost after the call was applied', () => {
  it('is unknown for a reply over MCP, stands once in the ledger, and is in the audit as unknown', async () => {
    const client = await agent(product.url, secret);
    const { body: found } = await use(client, 'intercom_list_conversations', { per_page: 1 });
    const id = (found['rows'] as { id: string }[])[0]?.id ?? '';
    await inIntercom(product, 'POST faults', { method: 'POST', path: `/conversations/${id}/reply`, kind: 'reset_after_commit', times: 1 });
    const reply = { conversation_id: id, type: 'admin', message_type: 'note', admin_id: '1', body: 'lost-over-mcp' };
    const { body: me } = await use(client, 'intercom_run_read_operation', { operation: 'admins.me', input: {} });
    const answer = await use(client, 'intercom_reply_to_conversation', { ...reply, admin_id: me['id'] });
    expect(answer.isError).toBe(true);
    expect(answer.text).toContain('outcome_unknown');
    expect(await effects('lost-over-mcp')).toBe(1);
    const { rows } = await product.admin.call('activity.list', { operation: 'conversations.reply' });
    expect(rows[0]).toMatchObject({ outcome: 'unknown', errorCode: 'outcome_unknown' });
    await client.close();
  });

  it('is unknown for a reply over REST, with 504 in the shape of Intercom', async () => {
    const intercom = createIntercom({ token: secret, baseUrl: `${product.url}/intercom/default` });
    const [conversation] = (await intercom.conversations.list({ per_page: 1 })).conversations;
    const me = await intercom.admins.me();
    await inIntercom(product, 'POST faults', { method: 'POST', path: '/conversations/*/reply', kind: 'reset_after_commit', times: 1 });
    const error = await intercom.conversations
      .reply({ conversation_id: conversation?.id ?? '', type: 'admin', message_type: 'note', admin_id: me.id, body: 'lost-over-rest' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 504, code: 'outcome_unknown', outcome: 'unknown' });
    expect(await effects('lost-over-rest')).toBe(1);
  });

  it.each(['reset_after_commit', 'truncate', 'reset_before'])('is asked for again for a read (%s)', async (kind) => {
    const intercom = createIntercom({ token: secret, baseUrl: `${product.url}/intercom/default` });
    const before = await seen('/tags');
    await inIntercom(product, 'POST faults', { method: 'GET', path: '/tags', kind, times: 1 });
    expect((await intercom.tags.list()).data.length).toBeGreaterThan(0);
    expect((await seen('/tags')) - before).toBe(2);
  });
});

describe('other faults', () => {
  it('a rate limit is waited for, not passed on', async () => {
    const intercom = createIntercom({ token: secret, baseUrl: `${product.url}/intercom/default` });
    await inIntercom(product, 'POST faults', { method: 'GET', path: '/tags', kind: 'rate_limit', times: 1 });
    expect((await intercom.tags.list()).data.length).toBeGreaterThan(0);
  });

  it('an answer of the wrong shape is called so', async () => {
    await inIntercom(product, 'POST faults', { method: 'GET', path: '/teams', kind: 'wrong_shape', times: 1 });
    const response = await fetch(`${product.url}/intercom/default/teams`, { headers: { authorization: `Bearer ${secret}` } });
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ type: 'error.list', errors: [{ code: 'upstream_invalid' }] });
  });
});

describe('a token that Intercom refuses', () => {
  it('makes the connection need reconnecting, once, after one question who it is; connecting again heals it', async () => {
    const own = await claimed();
    try {
      const key = await own.key(everyScope);
      const intercom = createIntercom({ token: key.secret, baseUrl: `${own.url}/intercom/default` });
      await intercom.tags.list();
      expect(JSON.parse(await inIntercom(own, 'DELETE tokens', { clientId: 'gatehouse-local' }))).toEqual({ revoked: 1 });
      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          Promise.resolve(intercom.tags.list()).then(
            () => 'ok',
            (error: { code?: string }) => error.code,
          ),
        ),
      );
      expect(new Set(answers)).toEqual(new Set(['reconnect_required']));
      const { rows } = await own.admin.call('activity.list', { operation: 'connection.reconnect_required' });
      expect(rows).toHaveLength(1);
      const requests = await inIntercom(own, 'GET requests');
      expect(requests.split('"/me"').length - 1).toBeLessThanOrEqual(2);
      const { authorizeUrl } = await own.admin.call('connections.authorize', {});
      await own.admin.submit(await own.admin.visit(authorizeUrl), 'Authorize');
      expect((await intercom.tags.list()).data.length).toBeGreaterThan(0);
      expect((await own.admin.call('connections.list', {})).connections).toHaveLength(1);
    } finally {
      await own.stop();
    }
  });
});
