import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@gatehouse/sandbox';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy } from '../../packages/gateway/src/outbound/testing/start-proxy.ts';
import { makeCertificate } from '../../packages/sandbox/src/stand-in/certificate.ts';
import { freePort, startProduct } from '../../scripts/demo/product.ts';
import { claimed, type Installation } from './product.ts';

/**
 * The product behind a proxy, as in a company: Intercom has TLS with a certificate that only NODE_EXTRA_CA_CERTS makes trusted, and is
 * reached through HTTPS_PROXY alone; a client keeps only host and port of its base URL.
 */
const people = 10;
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-network-'));
const certificates = join(folder, 'extra.pem');
let sandbox: Sandbox;
let front: Server;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let env: Record<string, string>;
let port: number;
let product: Installation;
let secret: string;

beforeAll(async () => {
  port = await freePort();
  const [clientId, clientSecret] = ['an-app', 'its-secret'];
  sandbox = createSandbox({
    size: { contacts: people, companies: 1, conversations: 1, articles: 1 },
    apps: [{ clientId, clientSecret, name: 'Gatehouse', redirectUrls: [`http://127.0.0.1:${port}/api/oauth-callback/intercom`] }],
  });
  const page = await sandbox.listen(0, '127.0.0.1');
  const { key, cert } = makeCertificate('localhost');
  writeFileSync(certificates, cert);
  front = createServer(
    { key, cert },
    getRequestListener((request) => sandbox.fetch(request)),
  );
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  proxy = await startProxy();
  env = {
    INTERCOM_CLIENT_ID: clientId,
    INTERCOM_CLIENT_SECRET: clientSecret,
    INTERCOM_API_URL: `https://localhost:${(front.address() as AddressInfo).port}`,
    INTERCOM_AUTHORIZE_URL: `${page.url}/oauth`,
    HTTPS_PROXY: proxy.withPassword,
    NODE_EXTRA_CA_CERTS: certificates,
    GATEHOUSE_CONNECTION_PORTS: 'default:0, nobody:0=https://intercom.example.com',
  };
  product = await claimed({ port, env });
  ({ secret } = await product.key(['contacts:read', 'tags:write']));
});
afterAll(async () => {
  await product?.stop();
  await proxy?.stop();
  front?.closeAllConnections();
  front?.close();
  await sandbox?.close();
  rmSync(folder, { recursive: true });
});

const ask = async (url: string, init: RequestInit = {}) => {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { ...init, headers });
  return { status: answer.status, body: (await answer.json()) as { data?: unknown[]; errors?: { code: string; message: string }[] } };
};

test('the workspace was connected over OAuth, and calls go, through the proxy alone', async () => {
  const { host } = new URL(env['INTERCOM_API_URL'] ?? '');
  expect((await ask(`${product.url}/intercom/default/contacts`)).body.data).toHaveLength(people);
  expect(proxy.asked.length).toBeGreaterThan(0);
  expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${host}`]));
  expect(new Set(proxy.authorizations)).toEqual(new Set([`Basic ${btoa('me:p@ss')}`]));
});

test('the start prints the ports of connections, and they serve them', async () => {
  const own = /REST +(http:\S+) \(the connection "default" alone\)/.exec(product.output())?.[1] ?? '';
  expect((await ask(`${own}/contacts`)).body.data).toHaveLength(people);
  expect((await ask(`${own}/mcp`)).status).toBe(404);
  expect(product.output()).toContain('REST      https://intercom.example.com (the connection "nobody" alone)');
});

test('a proxy that begins to refuse is who refused, and nothing is written', async () => {
  // Nothing may be left of the tunnels that there are.
  front.closeAllConnections();
  proxy.state.answer = 407;
  expect((await ask(`${product.url}/intercom/default/contacts`)).body.errors?.[0]?.code).toBe('proxy_refused');
  const { status, body } = await ask(`${product.url}/intercom/default/tags`, { method: 'POST', body: '{"name":"a"}' });
  expect([status, body.errors?.[0]]).toEqual([502, expect.objectContaining({ code: 'proxy_refused' })]);
  expect(body.errors?.[0]?.message).toMatch(/answered 407; nothing was sent/);
  expect(sandbox.ledger()).toEqual([]);
  proxy.state.answer = undefined;
  expect((await ask(`${product.url}/intercom/default/tags`, { method: 'POST', body: '{"name":"a"}' })).status).toBe(200);
  expect(product.output()).not.toContain('p@ss');
});

test('without the certificate nothing is sent, and without the host in the list it does not start', async () => {
  const { NODE_EXTRA_CA_CERTS: _, ...without } = env;
  const other = await claimedNever({ ...without, GATEHOUSE_CONNECTION_PORTS: '' });
  expect(other).toContain('upstream_unavailable');
  const refused = await startProduct({ env: { ...env, GATEHOUSE_OUTBOUND_HOSTS: 'api.intercom.io' } }).catch(
    (error: Error) => error.message,
  );
  expect(refused).toMatch(/ended with 2.*GATEHOUSE_OUTBOUND_HOSTS: does not have localhost/s);
});

/** What connecting is told where it cannot work. */
async function claimedNever(settings: Record<string, string>): Promise<string> {
  const started = await startProduct({ env: settings });
  try {
    const { Browser } = await import('../../scripts/demo/browser.ts');
    const admin = new Browser(started.url);
    const token = started.claimLink.split('/').at(-1) ?? '';
    await admin.call('invitations.accept', {
      token,
      name: 'Ada',
      email: 'a@example.com',
      password: 'a harbour in winter',
      organisation: 'O',
    });
    return await admin.call('connections.add_token', { accessToken: sandbox.mintToken() }).then(
      () => 'connected',
      (error: Error) => error.message,
    );
  } finally {
    await started.stop();
  }
}
