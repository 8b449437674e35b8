import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchTransport, systemClock } from '@gatehouse/connector';
import { expect, onTestFinished, test } from 'vitest';
import { createFindTeammate } from './teammate.ts';

const find = createFindTeammate({ transport: fetchTransport(), clock: systemClock });

async function answering(status: number, code: string): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ type: 'error.list', errors: [{ code }] }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  [401, 'token_suspended'],
  [401, 'token_revoked'],
  [403, 'api_plan_restricted'],
])('%i %s is no reason to wait', async (status, code) => {
  const found = find({ token: 'dG9r', baseUrl: await answering(status, code) }, '7');
  await expect(found).rejects.toMatchObject({ code: 'upstream_refused', details: { upstream: { status } } });
});

test('who may not look does not know', async () => {
  expect(await find({ token: 'dG9r', baseUrl: await answering(401, 'token_unauthorized') }, '7')).toBeNull();
});
