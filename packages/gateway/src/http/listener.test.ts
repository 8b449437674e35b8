import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { listen } from './listener.ts';

const host = '127.0.0.1';
const { keepAliveSeconds } = readConfig({});

test('tells everybody to come back until it serves', async () => {
  const server = await listen({ host, port: 0, keepAliveSeconds });
  try {
    const early = await fetch(`http://${host}:${server.port}/`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
    server.serve(() => new Response('open'));
    expect(await (await fetch(`http://${host}:${server.port}/`)).text()).toBe('open');
  } finally {
    await server.close();
  }
});

test('gives the call under way its answer before it ends', async () => {
  const server = await listen({ host, port: 0, keepAliveSeconds });
  let answer = () => {};
  const arrived = new Promise<void>((resolve) => {
    server.serve(async () => {
      resolve();
      await new Promise<void>((done) => {
        answer = done;
      });
      return new Response('late');
    });
  });
  const asked = fetch(`http://${host}:${server.port}/`);
  await arrived;
  const closed = server.close();
  answer();
  expect(await (await asked).text()).toBe('late');
  await closed;
  await expect(fetch(`http://${host}:${server.port}/`)).rejects.toThrow();
});

test('a port that is taken, and a host that this machine is not, are named as settings', async () => {
  const first = await listen({ host, port: 0, keepAliveSeconds });
  await expect(listen({ host, port: first.port, keepAliveSeconds })).rejects.toMatchObject({
    setting: 'GATEHOUSE_PORT',
    message: expect.stringContaining(String(first.port)),
  });
  await first.close();
  // An address for documentation: no machine has it (RFC 5737).
  await expect(listen({ host: '192.0.2.1', port: 0, keepAliveSeconds })).rejects.toMatchObject({
    setting: 'GATEHOUSE_HOST',
    message: expect.stringContaining('192.0.2.1'),
  });
});

/** The head of an answer on a connection that stays open, as far as both want. */
async function ask(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  const [bytes] = await once(socket, 'data');
  return String(bytes);
}

test('an idle connection is kept for longer than the 60 seconds of most proxies, and says so', async () => {
  const server = await listen({ host, port: 0, keepAliveSeconds });
  server.serve(() => new Response('open'));
  const socket = connect(server.port, host);
  expect(await ask(socket)).toMatch(/^keep-alive: timeout=75\r$/im);
  expect(await ask(socket)).toMatch(/^HTTP\/1\.1 200/);
  // It is idle now, and does not keep the end waiting.
  const left = once(socket, 'close');
  await server.close();
  await left;
});

test('for as long as the setting says, and no longer', async () => {
  const server = await listen({ host, port: 0, keepAliveSeconds: 1 });
  server.serve(() => new Response('open'));
  const socket = connect(server.port, host);
  expect(await ask(socket)).toMatch(/^keep-alive: timeout=1\r$/im);
  await once(socket, 'close');
  await server.close();
});
