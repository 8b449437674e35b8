import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { createMounts } from '../surfaces/mounts.ts';
import { answerAsJson } from './errors.ts';
import { createHost } from './host.ts';
import { findMount, type HostEnv, type Mount } from './mounts.ts';

const publicUrl = 'http://127.0.0.1:4400';
/** What a surface is given matters only behind the gates; here nothing gets there. */
const closed = new Proxy({}, { get: () => () => Promise.reject(new GatewayError('internal')) });
const behind = { calls: closed, access: closed, keys: closed, people: closed, management: closed, newId: randomUUID, apiUrls: [] } as never;
const ours = createMounts({ rooms: behind, publicUrl, ready: async () => {}, onError: () => {}, consoleDir: '/nowhere' });

const host = (mounts: readonly Mount[], claimed: boolean) =>
  createHost({ publicUrl, newId: randomUUID, isClaimed: async () => claimed, mounts });

const probes = ours.flatMap((mount) =>
  mount.roots.flatMap((root) => [root, `${root === '/' ? '' : root}/anything`].map((path) => ({ path, mount }))),
);

test('there are mounts to walk, and every address has exactly one', () => {
  expect(ours.length).toBeGreaterThanOrEqual(7);
  const roots = ours.flatMap((mount) => mount.roots);
  expect(new Set(roots).size).toBe(roots.length);
});

describe.each(['GET', 'POST', 'DELETE'])('%s', (method) => {
  test.each(probes)(
    '$path stays shut before the claim unless it says otherwise, and is kept by no cache unless it says so',
    async ({ path }) => {
      const mount = findMount(ours, path);
      const answer = await host(ours, false).request(publicUrl + path, { method });
      const shut = mount?.beforeClaim !== true;
      expect(answer.status === 503 && (await answer.clone().text()).includes('not_claimed')).toBe(shut);
      if (shut)
        expect(await answer.text()).toBe(
          await mount
            ?.answerError(
              new GatewayError('not_claimed', {
                fix: 'Open the claim link that the gateway printed when it started, or that `gatehouse admin claim` prints on its machine.',
              }),
              new Request(publicUrl),
              answer.headers.get('x-request-id') ?? '',
            )
            .text(),
        );
      const unsaid = mount?.caching === 'unsaid' && answer.status < 400;
      expect(answer.headers.get('cache-control')).toBe(unsaid ? null : 'no-store');
    },
  );
});

describe('a mount that comes later', () => {
  const later = (roots: Mount['roots'], routes = new Hono<HostEnv>()): Mount => ({
    roots,
    beforeClaim: false,
    caching: 'no-store',
    answerError: (error, _, requestId) => answerAsJson(error, requestId),
    routes: routes.get('/there', (c) => c.text('here')),
  });
  const mounts = [...ours, later(['/later', '/.well-known'])];

  test.each(['/later/there', '/.well-known/there', '/.well-known/openid-configuration', '/later'])(
    '%s is shut before the claim',
    async (path) => {
      const answer = await host(mounts, false).request(publicUrl + path);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store']);
    },
  );

  test.each([
    ['/later/there', 200],
    ['/.well-known/there', 200],
    ['/.well-known/openid-configuration', 404],
    ['/later', 404],
    ['/laterx/there', 404],
  ])('%s after it: %i, and nothing falls through to the console', async (path, status) => {
    const answer = await host(mounts, true).request(publicUrl + path);
    expect(answer.status).toBe(status);
    if (status === 404) expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } });
  });

  test('an address that is nobody’s is refused', async () => {
    const answer = await host([later(['/later'])], true).request(`${publicUrl}/elsewhere`);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      expect.objectContaining({ error: expect.objectContaining({ code: 'not_found' }) }),
    ]);
  });
});

test('what a browser sent astray gets is settled by its mount: two surfaces, two forms', async () => {
  const app = host(ours, true);
  expect(await (await app.request(`${publicUrl}/intercom`, { headers: { accept: 'text/html' } })).json()).toHaveProperty('errors');
  expect(await (await app.request(`${publicUrl}/mcp/nowhere`, { method: 'POST' })).json()).toHaveProperty('jsonrpc');
});

describe('an address that is nobody’s is not there, whatever is done to it', () => {
  test.each(['/register', '/oauth/token', '/token', '/.well-known/oauth-authorization-server', '/nope'])('%s', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await host(ours, true).request(publicUrl + path, { method });
      expect([method, answer.status, answer.headers.get('cache-control')]).toEqual([method, 404, 'no-store']);
    }
  });

  test('a page says how it is asked for', async () => {
    const answer = await host(ours, true).request(`${publicUrl}/integrations`, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

test('what an answer may be kept for is said by few: every other surface is opened after the claim, and kept by nobody', () => {
  const open = ours.filter(({ beforeClaim }) => beforeClaim === true).flatMap(({ roots }) => roots);
  expect(open).toEqual(['/healthz', '/readyz', '/']);
  expect(ours.filter(({ caching }) => caching !== 'no-store').flatMap(({ roots }) => roots)).toEqual(['/']);
});
