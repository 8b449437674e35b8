import { findOperation, type OperationFacts } from '@gatehouse/connector';
import { createSandbox, type FaultKind, type Listening } from '@gatehouse/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { type CallsWorld, everyScope, startCalls } from './testing/start-calls.ts';

const sandbox = createSandbox();
let intercom: Listening;
let rooms: CallsWorld;
let principal: Awaited<ReturnType<CallsWorld['group']>>['principal'];

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url, { timeoutMs: 3000 });
  const connection = await rooms.connect('main', sandbox.mintToken());
  ({ principal } = await rooms.group('Support', [[connection, everyScope]]));
});

afterEach(() => sandbox.clearFaults());

afterAll(async () => {
  await rooms.stop();
  await intercom.close();
  await sandbox.close();
});

const op = (name: string): OperationFacts => {
  const operation = findOperation(name);
  if (!operation) throw new Error(name);
  return operation;
};
const invoke = async (name: string, input: Record<string, unknown> = {}) =>
  (await rooms.calls.invoke({ principal, surface: 'mcp', requestId: 'r', connection: 'default', operation: op(name), input })).body;
const seen = (path: string) => sandbox.requests().filter((request) => request.path.startsWith(path)).length;

let conversationId: string;
const reply = async (body: string) => {
  conversationId ??=
    ((await invoke('conversations.list', { per_page: 1 })) as { conversations: { id: string }[] }).conversations[0]?.id ?? '';
  const adminId = sandbox.admins[0]?.id ?? '';
  return invoke('conversations.reply', { conversation_id: conversationId, type: 'admin', message_type: 'note', admin_id: adminId, body });
};

describe('an answer that is lost', () => {
  test('after a reply was applied: unknown, and once in the ledger', async () => {
    sandbox.addFault({ kind: 'reset_after_commit', method: 'POST', path: '/conversations/*/reply', times: 5 });
    const error = await reply('lost answer').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ code: 'outcome_unknown', retry: 'check' });
    expect(sandbox.ledger().filter((entry) => JSON.stringify(entry).includes('lost answer'))).toHaveLength(1);
    expect(await rooms.store.journal.get((error as GatewayError).details.journalId ?? '')).toMatchObject({ state: 'unknown' });
    expect((await rooms.rows())[0]).toMatchObject({ outcome: 'unknown', operation: 'conversations.reply' });
  });

  test('in the middle, after Intercom had said yes: applied, once in the ledger, and read back', async () => {
    sandbox.addFault({ kind: 'truncate', method: 'POST', path: '/conversations/*/reply', times: 1 });
    expect(JSON.stringify(await reply('half an answer'))).toContain('half an answer');
    expect(sandbox.ledger().filter((entry) => JSON.stringify(entry).includes('half an answer'))).toHaveLength(1);
    expect((await rooms.rows()).slice(0, 2)).toMatchObject([
      { outcome: 'ok', operation: 'conversations.get', actorKind: 'system' },
      { outcome: 'ok', operation: 'conversations.reply' },
    ]);
  });

  test('before a reply was applied: unknown too, since nobody can tell, and not in the ledger', async () => {
    sandbox.addFault({ kind: 'reset_before', method: 'POST', path: '/conversations/*/reply', times: 1 });
    await expect(reply('never applied')).rejects.toMatchObject({ code: 'outcome_unknown' });
    expect(JSON.stringify(sandbox.ledger())).not.toContain('never applied');
  });

  test.each(['reset_after_commit', 'reset_before', 'truncate'] satisfies FaultKind[])('of a read (%s): asked again', async (kind) => {
    const before = seen('/tags');
    sandbox.addFault({ kind, method: 'GET', path: '/tags', times: 1 });
    expect(await invoke('tags.list')).toMatchObject({ type: 'list' });
    expect(seen('/tags') - before).toBe(2);
  });

  test('of a read that hangs: over in time', async () => {
    sandbox.addFault({ kind: 'hang', method: 'GET', path: '/tags', times: 1 });
    await expect(invoke('tags.list')).rejects.toMatchObject({ code: 'deadline_exceeded' });
  });

  test('of a read in another shape: said so', async () => {
    sandbox.addFault({ kind: 'wrong_shape', method: 'GET', path: '/teams', times: 1 });
    await expect(invoke('teams.list')).rejects.toMatchObject({ code: 'upstream_invalid' });
  });
});

test('a token that lacks a permission: the permission is named as Intercom labels it', async () => {
  const connection = await rooms.connect('narrow', sandbox.mintToken({ permissions: ['read_users'] }));
  const { principal: narrow } = await rooms.group('Narrow', [[connection, everyScope]]);
  const call = { principal: narrow, surface: 'mcp' as const, requestId: 'r', connection: 'default', input: {} };
  const error = await rooms.calls.invoke({ ...call, operation: op('tags.list') }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'permission_missing', details: { fix: expect.stringContaining('"Read tags"') } });
});
