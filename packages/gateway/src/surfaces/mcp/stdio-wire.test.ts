import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { expect, test } from 'vitest';
import { createWire } from './stdio-wire.ts';

/** A server whose calls are answered when they are released. */
function start(waitMs: number) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: called, resolve: call } = Promise.withResolvers<void>();
  const { transport, over } = createWire(input, output, { waitMs });
  serveStdio(
    () => {
      const server = new Server({ name: 't', version: '1' }, { capabilities: { tools: {} } });
      server.setRequestHandler('tools/call', async () => {
        call();
        await released;
        return { content: [] };
      });
      return server;
    },
    { transport },
  );
  const send = (message: object) => input.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  return { input, output, over, release, called, send };
}

const call = { id: 1, method: 'tools/call', params: { name: 'x', arguments: {} } };

test('the end of the input waits for the answers', async () => {
  const { input, output, over, release, called, send } = start(60_000);
  send(call);
  input.end();
  await called;
  expect(await Promise.race([over, setTimeout(50, 'waiting')])).toBe('waiting');
  release();
  expect(await over).toBe('ended');
  expect(JSON.parse(String(output.read()))).toMatchObject({ id: 1, result: { content: [] } });
});

test('but not for an answer that does not come', async () => {
  const { input, output, over, send } = start(20);
  send(call);
  input.end();
  expect(await over).toBe('ended');
  expect(output.read()).toBeNull();
});

test('nor for one that nobody wants any more', async () => {
  const { input, over, called, send } = start(60_000);
  send(call);
  await called;
  send({ method: 'notifications/cancelled', params: { requestId: 1 } });
  input.end();
  expect(await over).toBe('ended');
});
