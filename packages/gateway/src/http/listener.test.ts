import { expect, test } from 'vitest';
import { listen } from './listener.ts';

const host = '127.0.0.1';

test('tells everybody to come back until it serves', async () => {
  const server = await listen({ host, port: 0 });
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
  const server = await listen({ host, port: 0 });
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
  const first = await listen({ host, port: 0 });
  await expect(listen({ host, port: first.port })).rejects.toMatchObject({
    setting: 'GATEHOUSE_PORT',
    message: expect.stringContaining(String(first.port)),
  });
  await first.close();
  // An address for documentation: no machine has it (RFC 5737).
  await expect(listen({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
    setting: 'GATEHOUSE_HOST',
    message: expect.stringContaining('192.0.2.1'),
  });
});
