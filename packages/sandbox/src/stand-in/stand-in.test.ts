import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StandIn, startStandIn } from './stand-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-stand-in-'));
const size = { contacts: 13, companies: 1, conversations: 1, articles: 1 };
let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn({ folder, sandbox: { size } });
});
afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true });
});

/** Through the proxy, as to a host of Intercom. */
function tunnel(host: string): Promise<{ status: number; socket: Socket }> {
  const { hostname, port } = new URL(standIn.env.HTTPS_PROXY);
  return new Promise((resolve, reject) => {
    const asked = request({ host: hostname, port, method: 'CONNECT', path: `${host}:443` });
    asked.once('connect', ({ statusCode = 0 }, socket) => resolve({ status: statusCode, socket: socket as Socket }));
    asked.once('error', reject).end();
  });
}

async function me(host: string, token: string, ca: string | undefined): Promise<string> {
  const { socket } = await tunnel(host);
  const secured = await new Promise<TLSSocket>((resolve, reject) => {
    const made: TLSSocket = connect({ socket, servername: host, ...(ca === undefined ? {} : { ca }) }, () => resolve(made));
    made.once('error', reject);
  });
  secured.write(
    `GET /me HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\naccept: application/json\r\nconnection: close\r\n\r\n`,
  );
  let text = '';
  for await (const chunk of secured) text += String(chunk);
  return text;
}

test('is Intercom by name and certificate, a region each, for whoever trusts it', async () => {
  const ca = readFileSync(standIn.env.NODE_EXTRA_CA_CERTS, 'utf8');
  const token = standIn.regions.eu.sandbox.mintToken();
  expect(await me('api.eu.intercom.io', token, ca)).toMatch(/^HTTP\/1.1 200.*"name":"Northwind Europe".*"region":"EU"/s);
  expect(await me('api.intercom.io', token, ca)).toMatch(/^HTTP\/1.1 401/);
  await expect(me('api.intercom.io', token, undefined)).rejects.toThrow(/self-signed/);
  expect(standIn.asked).toEqual(['api.eu.intercom.io', 'api.intercom.io', 'api.intercom.io']);
});

test('leads nowhere else', async () => {
  const { status, socket } = await tunnel('example.com');
  socket.destroy();
  expect(status).toBe(403);
});

test('started again on its folder it is the same: its certificate is trusted and its tokens are good', async () => {
  const ca = readFileSync(standIn.env.NODE_EXTRA_CA_CERTS, 'utf8');
  const token = standIn.regions.us.sandbox.mintToken();
  await standIn.close();
  standIn = await startStandIn({ folder, sandbox: { size } });
  expect(await me('api.intercom.io', token, ca)).toMatch(/^HTTP\/1.1 200/);
});
