import { findOperation, type OperationName } from '@gatehouse/connector';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Call } from './call.ts';
import { failure } from './testing/failure.ts';
import { type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';
import { type Reply, startIntercom } from './testing/start-intercom.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let base: Pick<Call, 'principal' | 'surface' | 'connection' | 'requestId'>;
let reply: () => Reply;

beforeEach(async () => {
  intercom = await startIntercom(() => reply());
  rooms = await startCalls(intercom.url);
  const { principal } = await rooms.group('Support', [[await rooms.connect('main', 'tok-canary'), everyScope]]);
  base = { principal, surface: 'mcp', connection: 'default', requestId: 'r' };
});
afterEach(async () => {
  await rooms.stop();
  await intercom.stop();
});

const invoke = (name: OperationName, input: unknown = {}) => rooms.calls.invoke({ ...base, operation: findOperation(name), input });
const lastRow = async () => (await rooms.rows())[0];
const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '1', body: 'canary-body' };

describe('what has to wait for a place in the window is decided when it leaves', () => {
  /** One answer tells that nothing is left until the window ends, a second or two from now. */
  const spend = async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 2);
    reply = () => ({
      status: 200,
      body: { type: 'list', data: [] },
      headers: { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
    });
    await invoke('tags.list');
  };

  test('a write whose scope went meanwhile is denied, in the audit too, and not sent', async () => {
    await spend();
    const waiting = failure(invoke('conversations.reply', note));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [connection] = await rooms.store.connections.list();
    await rooms.store.groups.setGrant({ groupId: base.principal.groupId, connectionId: connection?.id ?? '', scopes: ['tags:read'] });
    expect(await waiting).toMatchObject({ code: 'scope_missing', details: { scope: 'conversations:write', group: 'Support' } });
    expect(await lastRow()).toMatchObject({ outcome: 'denied', errorCode: 'scope_missing', operation: 'conversations.reply' });
    expect(intercom.asked).toHaveLength(1);
  });

  test('a write whose workspace was connected elsewhere meanwhile is not sent, with neither token', async () => {
    await spend();
    const waiting = failure(invoke('conversations.reply', note));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [connection] = await rooms.store.connections.list();
    if (!connection) throw new Error('nothing is connected');
    await rooms.store.connections.reconnect(
      { ...connection, origin: 'eu' },
      { connectionId: connection.id, version: 2, sealed: 'of there' },
    );
    expect(await waiting).toMatchObject({ code: 'connection_elsewhere', status: 409, details: { connection: 'main' } });
    expect(await lastRow()).toMatchObject({ outcome: 'failed', errorCode: 'connection_elsewhere' });
    expect((await rooms.store.connections.get(connection.id))?.state).toBe('connected');
    expect(intercom.asked).toHaveLength(1);
  });

  test('a write whose key was revoked meanwhile is denied, and not sent', async () => {
    await spend();
    const waiting = failure(invoke('conversations.reply', note));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await rooms.store.keys.revoke(base.principal.id, Date.now());
    expect(await waiting).toMatchObject({ code: 'key_invalid' });
    expect(await lastRow()).toMatchObject({ outcome: 'denied', errorCode: 'key_invalid' });
    expect(intercom.asked).toHaveLength(1);
  });

  test('a write whose connection got another credential meanwhile goes with the new one', async () => {
    await spend();
    const waiting = invoke('contacts.archive', { contact_id: '1' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [connection] = await rooms.store.connections.list();
    if (connection) await rooms.renew(connection, 'tok-renewed');
    reply = () => ({ status: 200, body: { type: 'contact', id: '1', archived: true } });
    await waiting;
    expect(intercom.asked[1]?.headers.authorization).toBe('Bearer tok-renewed');
  });
});
