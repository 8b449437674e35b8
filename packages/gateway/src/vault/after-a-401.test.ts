import { fetchTransport, findOperation, systemClock } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import { meCalls, refusal, start } from './testing/start-vault.ts';
import { createVault } from './vault.ts';

describe('after a 401', () => {
  async function connected(options: Parameters<typeof start>[0] = {}) {
    const world = await start(options);
    const token = world.sandbox.mintToken();
    const { connection } = await world.vault.addToken('m1', { accessToken: token });
    const state = async () => (await world.store.connections.get(connection.id))?.state;
    return { ...world, token, connection, state, probes: () => meCalls(world.sandbox) - 1 };
  }

  test('however many calls met it, Intercom is asked once and one row is written', async () => {
    const world = await connected();
    world.sandbox.revokeToken(world.token);
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.vault.confirmRefused(world.connection)));
    expect(new Set(answers)).toEqual(new Set(['reconnect_required']));
    expect(await world.vault.confirmRefused(world.connection)).toBe('reconnect_required');
    expect(world.probes()).toBe(1);
    expect(await world.state()).toBe('reconnect_required');
    expect(await world.events()).toEqual(['connection.reconnect_required']);
  });

  test('a credential that still works stays', async () => {
    const world = await connected();
    expect(await world.vault.confirmRefused(world.connection)).toBe('ok');
    expect([await world.state(), await world.events()]).toEqual(['connected', []]);
  });

  test('an Intercom that cannot be asked proves nothing', async () => {
    const world = await connected();
    world.sandbox.addFault({ kind: 'status', path: '/me', status: 500 });
    expect(await world.vault.confirmRefused(world.connection)).toBe('unreachable');
    expect([await world.state(), await world.events()]).toEqual(['connected', []]);
  });

  test('a 403 of /me is about a permission, not about the credential', async () => {
    const world = await connected();
    world.sandbox.addFault({ kind: 'status', path: '/me', status: 403 });
    expect(await world.vault.confirmRefused(world.connection)).toBe('ok');
    expect(await world.state()).toBe('connected');
  });

  test('a credential that came while the old one was refused stays', async () => {
    let hold: Promise<void> | undefined;
    const transport = fetchTransport();
    const world = await connected({
      transport: async (request) => {
        const held = hold;
        const response = await transport(request);
        await held;
        return response;
      },
    });
    let release = () => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    world.sandbox.revokeToken(world.token);
    const probing = world.vault.confirmRefused(world.connection);
    while (world.probes() < 1) await systemClock.sleep(5);
    hold = undefined;
    await world.vault.addToken('m1', { accessToken: world.sandbox.mintToken(), replace: 'connected' });
    release();
    expect(await probing).toBe('ok');
    expect(await world.state()).toBe('connected');
  });

  test('a check finds it as well, and finds when the credential works again', async () => {
    const world = await connected();
    const unauthorized = { type: 'error.list', errors: [{ code: 'token_suspended' }] };
    world.sandbox.addFault({ kind: 'status', path: '/me', status: 401, times: 1, body: unauthorized });
    expect(await world.vault.check(world.connection.id)).toMatchObject({ connection: { state: 'reconnect_required' } });
    expect(await world.vault.check(world.connection.id)).toMatchObject({ connection: { state: 'connected', problem: null } });
    expect((await world.vault.open(world.connection)).token).toBe(world.token);
    expect((await world.store.connections.readCredential(world.connection.id))?.version).toBe(2);
  });

  test('a check notes when it was, of a connection that is known', async () => {
    const world = await connected();
    const inTime = createVault({ ...world.deps, clock: { ...world.deps.clock, now: () => 7_000_000_000_000 } });
    expect((await inTime.check(world.connection.id)).connection).toMatchObject({ state: 'connected', checkedAt: 7_000_000_000_000 });
    expect((await world.store.connections.readCredential(world.connection.id))?.version).toBe(1);
    const error = await refusal(world.vault.check('nobody'));
    expect([error.code, error.details.field]).toEqual(['not_found', 'id']);
  });

  test('of two who disconnect at once, one did it', async () => {
    const world = await connected();
    const answers = await Promise.allSettled([1, 2].map(() => world.vault.disconnect(world.connection.id)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not_found' } });
  });

  test('what was seen of permissions is forgotten with the credential', async () => {
    const world = await connected();
    const { id } = world.connection;
    world.vault.permissionSeen(id, findOperation('contacts.list'), false);
    world.vault.permissionSeen(id, findOperation('tags.list'), true);
    const seen = async () => (await world.store.connections.permissionsSeen([id])).map(({ scope, granted }) => [scope, granted]).sort();
    const shown = [
      ['contacts:read', false],
      ['tags:read', true],
    ];
    await expect.poll(seen).toEqual(shown);
    await world.vault.addToken('m1', { accessToken: world.sandbox.mintToken(), replace: 'connected' });
    expect(await seen()).toEqual([]);
    // What was noted of the credential before is no reason not to note it again.
    world.vault.permissionSeen(id, findOperation('tags.list'), true);
    await expect.poll(seen).toEqual(shown.slice(1));
  });
});
