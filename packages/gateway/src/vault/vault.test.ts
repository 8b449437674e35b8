import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { fetchTransport, type PermissionKey } from '@gatehouse/connector';
import type { Sandbox } from '@gatehouse/sandbox';
import { describe, expect, test } from 'vitest';
import { parseKeyRing } from './keyring.ts';
import { allBut, app, consent, everywhere, meCalls, refusal, start, startSandbox, startServer, startVault } from './testing/start-vault.ts';
import { createVault } from './vault.ts';

test('what is stored opens again, for its own connection only, and shows itself to nobody', async () => {
  const world = await start();
  const { connection, again } = await world.vault.complete(await consent(world));
  expect(again).toBe(false);
  expect(connection).toMatchObject({ name: 'sandbox-workspace', kind: 'oauth', state: 'connected', region: 'us', createdBy: 'm1' });
  const credential = await world.vault.open(connection);
  const me = await fetch(`${credential.baseUrl}/me`, { headers: { authorization: `Bearer ${credential.token}` } });
  expect(me.status).toBe(200);
  expect(inspect(credential) + JSON.stringify(credential)).not.toContain(credential.token);
});

describe('what goes wrong at Intercom is said, and stores nothing', () => {
  type Spoil = (sandbox: Sandbox) => unknown;
  test.each<[string, string, Parameters<typeof start>[0], Spoil]>([
    ['a wrong client secret', 'oauth_client_invalid', { clientSecret: 'mistyped' }, () => {}],
    [
      'an app that may read nothing that names the workspace',
      'permission_missing',
      { sandbox: { apps: [{ ...app, permissions: ['read_conversations'] }] } },
      () => {},
    ],
    [
      'a failing exchange',
      'upstream_failed',
      {},
      (sandbox) => sandbox.addFault({ kind: 'status', path: '/auth/eagle/token', status: 503 }),
    ],
    ['a busy exchange', 'upstream_rate_limited', {}, (sandbox) => sandbox.addFault({ kind: 'rate_limit', path: '/auth/eagle/token' })],
    [
      'a lost exchange',
      'upstream_unavailable',
      {},
      (sandbox) => sandbox.addFault({ kind: 'reset_after_commit', path: '/auth/eagle/token' }),
    ],
    ['an exchange that hangs', 'upstream_unavailable', {}, (sandbox) => sandbox.addFault({ kind: 'hang', path: '/auth/eagle/token' })],
    ['a cut answer', 'upstream_unavailable', {}, (sandbox) => sandbox.addFault({ kind: 'truncate', path: '/auth/eagle/token' })],
    [
      'an exchange of another shape',
      'upstream_invalid',
      {},
      (sandbox) => sandbox.addFault({ kind: 'wrong_shape', path: '/auth/eagle/token', body: { token: 7 } }),
    ],
    ['a /me of another shape', 'upstream_invalid', {}, (sandbox) => sandbox.addFault({ kind: 'wrong_shape', path: '/me', body: '<html>' })],
    ['a failing /me', 'upstream_failed', {}, (sandbox) => sandbox.addFault({ kind: 'status', path: '/me', status: 500 })],
  ])('%s', async (_, code, options, spoil) => {
    const world = await start(options);
    spoil(world.sandbox);
    const error = await refusal(consent(world).then(world.vault.complete));
    expect([error.code, error.details.fix ?? error.details.upstream]).toEqual([code, expect.anything()]);
    expect(await world.store.connections.list()).toEqual([]);
    // A code works once, so nothing that concerns it is asked twice.
    expect(world.sandbox.requests().filter(({ path }) => path === '/auth/eagle/token')).toHaveLength(1);
    expect(meCalls(world.sandbox)).toBeLessThanOrEqual(1);
  });
});

describe('an access token', () => {
  test.each([
    ['unknown', 'dG9rOnVua25vd24='],
    ['with a line break', 'dG9rOmF\nauthorization: x'],
    ['of other letters', 'dG9rOé'],
    ['over-long', 'A'.repeat(5000)],
  ])('%s is refused', async (_, accessToken) => {
    const world = await start();
    const error = await refusal(world.vault.addToken('m1', { accessToken }));
    expect([error.code, error.details.field]).toEqual(['token_invalid', 'accessToken']);
    expect(JSON.stringify(error.details)).not.toContain(accessToken);
    expect(await world.store.connections.list()).toEqual([]);
    // One Intercom behind three names is asked once.
    expect(meCalls(world.sandbox)).toBeLessThanOrEqual(1);
  });

  test('of an app that may read nothing that names the workspace, says which permission is missing', async () => {
    const world = await start();
    const permitted: PermissionKey[] = ['read_conversations'];
    const error = await refusal(world.vault.addToken('m1', { accessToken: world.sandbox.mintToken({ permissions: permitted }) }));
    expect([error.code, error.details.scope]).toEqual(['permission_missing', 'admins:read']);
    expect(await world.store.connections.list()).toEqual([]);
  });

  test('of the sandbox is of another workspace than one of the same id in Intercom, and each goes where it is of', async () => {
    const world = await start();
    const inside = await startSandbox();
    const own = inside.sandbox.mintToken();
    const sandbox = { url: inside.url, clientId: app.clientId, clientSecret: app.clientSecret };
    const vault = createVault({
      ...world.deps,
      intercom: { ...world.deps.intercom, sandbox },
      isOfSandbox: async (token) => token === own,
    });
    const real = await vault.addToken('m1', { accessToken: world.sandbox.mintToken() });
    const tried = await vault.addToken('m1', { accessToken: own });
    expect([real.connection.workspaceId, real.again, tried.again]).toEqual([tried.connection.workspaceId, false, false]);
    expect([real.connection.name, tried.connection.name]).toEqual(['sandbox-workspace', 'sandbox-workspace-2']);
    expect([real, tried].map(({ connection }) => connection.origin)).toEqual([world.url, 'sandbox']);
    expect((await vault.open(real.connection)).baseUrl).toBe(world.url);
    expect((await vault.open(tried.connection)).baseUrl).toBe(inside.url);
    expect(await vault.addToken('m1', { accessToken: own })).toMatchObject({ again: true, connection: { id: tried.connection.id } });
    const rows = await world.store.connections.list();
    expect(rows.map(({ id }) => id).sort()).toEqual([real.connection.id, tried.connection.id].sort());
  });

  test('of another region is found there', async () => {
    const us = await startSandbox();
    const eu = await startSandbox({ seed: 2, region: 'EU' });
    const { vault } = await startVault({ apiUrls: { us: us.url, eu: eu.url, au: us.url } });
    const { connection } = await vault.addToken('m1', { accessToken: eu.sandbox.mintToken() });
    expect(connection).toMatchObject({ region: 'eu', workspaceId: eu.sandbox.workspace.id_code });
    expect((await vault.open(connection)).baseUrl).toBe(eu.url);
    expect([meCalls(us.sandbox), meCalls(eu.sandbox)]).toEqual([1, 1]);
  });

  test('of another region, that may not ask who it is, is of the one that answers', async () => {
    const body = JSON.stringify({ type: 'error.list', errors: [{ code: 'token_unauthorized' }] });
    const us = await startServer((_, response) => response.writeHead(401, { 'content-type': 'application/json' }).end(body));
    const eu = await startSandbox({ seed: 2, region: 'EU' });
    const { vault } = await startVault({ apiUrls: { us, eu: eu.url, au: us } });
    const accessToken = eu.sandbox.mintToken({ permissions: ['read_users'] });
    expect((await vault.addToken('m1', { accessToken })).connection).toMatchObject({ region: 'eu', adminId: '' });
  });

  test('is not called invalid while one region cannot be asked', async () => {
    const us = await startSandbox();
    const gone = await startServer((request) => request.socket.destroy());
    const { vault } = await startVault({ apiUrls: { us: us.url, eu: gone, au: us.url } });
    expect((await refusal(vault.addToken('m1', { accessToken: 'dG9rOnVua25vd24=' }))).code).toBe('upstream_unavailable');
  });

  test('does not follow a redirect', async () => {
    let visits = 0;
    const elsewhere = await startServer((_, response) => {
      visits += 1;
      response.end('{}');
    });
    const url = await startServer((_, response) => response.writeHead(307, { location: `${elsewhere}/me` }).end());
    const { vault } = await startVault({ apiUrls: everywhere(url) });
    expect((await refusal(vault.addToken('m1', { accessToken: 'dG9rOnVua25vd24=' }))).code).toBe('upstream_invalid');
    expect(visits).toBe(0);
  });

  test('is not kept on the word of an endless answer', async () => {
    const url = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    });
    const { vault, store } = await startVault({ apiUrls: everywhere(url) });
    expect((await refusal(vault.addToken('m1', { accessToken: 'dG9rOnVua25vd24=' }))).code).toBe('upstream_invalid');
    expect(await store.connections.list()).toEqual([]);
  });

  test('error words of Intercom that repeat the secret go nowhere', async () => {
    const accessToken = 'dG9rOmNhbmFyeQ==';
    const url = await startServer((request, response) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errors: [{ code: 'server_error', message: `You sent ${request.headers.authorization}` }] }));
    });
    const { vault } = await startVault({ apiUrls: everywhere(url) });
    const error = await refusal(vault.addToken('m1', { accessToken }));
    expect(error.details.upstream).toMatchObject({ status: 500, errors: [{ code: 'server_error' }] });
    expect(inspect(error, { depth: 10 })).not.toContain('dG9rOmNhbmFyeQ');
  });
});

describe('names', () => {
  test('a name that belongs to another workspace is a conflict', async () => {
    const us = await startSandbox();
    const eu = await startSandbox({ seed: 2, region: 'EU' });
    const { vault, store } = await startVault({ apiUrls: { us: us.url, eu: eu.url, au: us.url } });
    await vault.addToken('m1', { accessToken: us.sandbox.mintToken(), name: 'acme' });
    const before = await store.connections.list();
    const error = await refusal(vault.addToken('m1', { accessToken: eu.sandbox.mintToken(), name: 'acme' }));
    expect([error.code, error.details.field, error.details.fix]).toEqual([
      'conflict',
      'name',
      expect.stringContaining('another workspace'),
    ]);
    expect(await store.connections.list()).toEqual(before);
    const { connection } = await vault.addToken('m1', { accessToken: eu.sandbox.mintToken() });
    expect(connection.name).toBe('sandbox-workspace');
  });

  test('two people who connect one workspace at once end with one connection', async () => {
    const transport = fetchTransport();
    let arrived = 0;
    let goOn = () => {};
    const allArrived = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const world = await start({
      transport: async (request) => {
        const response = await transport(request);
        if (request.url.endsWith('/me') && ++arrived === 3) goOn();
        if (request.url.endsWith('/me')) await allArrived;
        return response;
      },
    });
    const answers = await Promise.all([1, 2, 3].map(() => consent(world, undefined, 'connected')));
    const saved = await Promise.all(answers.map((answer) => world.vault.complete(answer)));
    expect(new Set(saved.map(({ connection }) => connection.id)).size).toBe(1);
    expect(saved.filter(({ again }) => again)).toHaveLength(2);
    const [connection] = await world.store.connections.list();
    expect((await world.store.connections.readCredential(connection?.id ?? ''))?.version).toBe(3);
  });
});

describe('a workspace that is connected', () => {
  const connect = async () => {
    const world = await start();
    const token = world.sandbox.mintToken();
    const { connection } = await world.vault.addToken('m1', { accessToken: token, name: 'acme' });
    await world.store.groups.add({ id: 'g', name: 'Support', description: '', createdAt: 1, version: 1 });
    await world.store.groups.setGrant({ groupId: 'g', connectionId: connection.id, scopes: ['tags:read', 'contacts:read', 'tags:write'] });
    const now = async () => (await world.vault.open((await world.store.connections.get(connection.id)) ?? connection)).token;
    return { ...world, token, connection, now };
  };
  const weak = { permissions: allBut('read_tags', 'write_tags') };

  test('is left alone unless somebody said otherwise, who is told what would change', async () => {
    const world = await connect();
    const error = await refusal(world.vault.addToken('m1', { accessToken: world.sandbox.mintToken() }));
    expect(error).toMatchObject({ code: 'already_connected', status: 409, details: { field: 'replace', connection: 'acme' } });
    expect(error.details.fix).toMatch(
      /works \(by access token, as .+\)\. The new credential \(by access token, as .+\) would take its place for every group/,
    );
    expect((await refusal(world.vault.complete(await consent(world)))).code).toBe('already_connected');
    expect(await world.now()).toBe(world.token);
    // The same token again changes nothing.
    expect((await world.vault.addToken('m1', { accessToken: world.token })).again).toBe(true);
    const other = world.sandbox.mintToken();
    await world.vault.addToken('m1', { accessToken: other, replace: 'connected' });
    expect(await world.now()).toBe(other);
  });

  test('keeps a credential that opens more than the new one, over OAuth as well, unless somebody wants that', async () => {
    const world = await connect();
    const weaker = world.sandbox.mintToken(weak);
    const error = await refusal(world.vault.addToken('m1', { accessToken: weaker, replace: 'connected' }));
    expect(error.code).toBe('credential_weaker');
    expect(error.details.fix).toContain('does not open what groups use on "acme": tags:read. Tick');
    world.sandbox.saveApp({ ...app, permissions: weak.permissions });
    expect((await refusal(world.vault.complete(await consent(world, undefined, 'connected')))).code).toBe('credential_weaker');
    expect(await world.now()).toBe(world.token);
    await world.vault.addToken('m1', { accessToken: weaker, replace: 'weaker' });
    expect(await world.now()).toBe(weaker);
  });

  test('and no longer works is connected again without a question', async () => {
    const world = await connect();
    world.sandbox.revokeToken(world.token);
    expect(await world.vault.confirmRefused(world.connection)).toBe('reconnect_required');
    const weaker = world.sandbox.mintToken(weak);
    await world.vault.addToken('m1', { accessToken: weaker });
    expect(await world.now()).toBe(weaker);
  });
});

describe('a stored credential that was touched', () => {
  async function twoConnections() {
    const us = await startSandbox();
    const eu = await startSandbox({ seed: 2, region: 'EU' });
    const world = await startVault({ apiUrls: { us: us.url, eu: eu.url, au: us.url } });
    const one = await world.vault.addToken('m1', { accessToken: us.sandbox.mintToken(), name: 'one' });
    const two = await world.vault.addToken('m1', { accessToken: eu.sandbox.mintToken(), name: 'two' });
    const { db } = world.store.database;
    const write = (id: string, change: { sealed?: string; version?: number }) =>
      db.updateTable('credentials').set(change).where('connectionId', '=', id).execute();
    const read = async (id: string) => (await world.store.connections.readCredential(id))?.sealed ?? '';
    const asked = () => us.sandbox.requests().length + eu.sandbox.requests().length;
    return { ...world, one: one.connection, two: two.connection, write, read, asked };
  }

  test.each<[string, (world: Awaited<ReturnType<typeof twoConnections>>) => Promise<unknown>]>([
    ['one byte', async ({ one, write, read }) => write(one.id, { sealed: flipLast(await read(one.id)) })],
    ['of another connection', async ({ one, two, write, read }) => write(one.id, { sealed: await read(two.id) })],
    ['of another version', async ({ one, write }) => write(one.id, { version: 7 })],
    ['in clear', async ({ one, write }) => write(one.id, { sealed: 'dG9rOmNhbmFyeQ==' })],
    ['empty', async ({ one, write }) => write(one.id, { sealed: '' })],
  ])('%s: does not open, is told once, and reaches nobody', async (_, spoil) => {
    const world = await twoConnections();
    await spoil(world);
    const before = world.asked();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const error = await refusal(world.vault.open(world.one));
      expect([error.code, error.details.connection]).toEqual(['reconnect_required', 'one']);
    }
    expect(await world.vault.confirmRefused(world.one)).toBe('reconnect_required');
    expect(world.asked()).toBe(before);
    expect(await world.events()).toEqual(['connection.credential_unreadable']);
    expect((await world.vault.open(world.two)).token).toMatch(/^dG9rO/);
    expect(await world.vault.disconnect(world.one.id)).toEqual({ uninstalled: false });
    expect(await world.store.connections.get(world.one.id)).toBeUndefined();
  });

  test('a key ring that lacks the key says so, and nothing is lost when it is back', async () => {
    const world = await twoConnections();
    const other = createVault({ ...world.deps, ring: parseKeyRing(`k2:${randomBytes(32).toString('base64')}`) });
    expect((await refusal(other.open(world.one))).code).toBe('reconnect_required');
    const [row] = await world.store.audit.list({}, { limit: 1 });
    expect(row?.explanation).toBe('The key ring (GATEHOUSE_KEYRING) lacks the key k1, with which the credential was sealed.');
    expect((await world.vault.open(world.one)).token).toMatch(/^dG9rO/);
  });
});

const flipLast = (sealed: string): string => sealed.slice(0, -1) + (sealed.endsWith('A') ? 'Q' : 'A');
