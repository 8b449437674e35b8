import { PassThrough } from 'node:stream';
import { Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { describe, expect, test } from 'vitest';
import { linesOf } from './stdio-lines.ts';
import { createWire } from './stdio-wire.ts';

/** What is said to lines that come in one after the other. */
async function said(lines: readonly string[]): Promise<Record<string, unknown>[]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const { transport, over } = createWire(input, output);
  serveStdio(
    () => {
      const server = new Server({ name: 't', version: '1' }, { capabilities: { tools: {} } });
      server.setRequestHandler('tools/list', () => ({ tools: [] }));
      return server;
    },
    { transport },
  );
  input.end(lines.map((line) => `${line}\n`).join(''));
  await over;
  return String(output.read() ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const ping = (id: number) => JSON.stringify({ jsonrpc: '2.0', id, method: 'ping' });

describe('a host on standard input that is not understood is told so', () => {
  test.each([
    ['a method that is none', '{"jsonrpc":"2.0","id":9,"method":5}', 9, 'method'],
    ['no protocol', '{"id":"a","method":"ping"}', 'a', 'jsonrpc'],
    ['an id that JSON loses digits of', '{"jsonrpc":"2.0","id":1732759000000000001,"method":"ping"}', null, 'id'],
    ['parameters that are a list', '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[]}', 1, 'params'],
    ['a batch', `[${ping(1)}]`, null, 'message'],
  ])('%s', async (_, line, id, field) => {
    const answers = await said([line, ping(2)]);
    expect(answers).toHaveLength(2);
    expect(answers).toContainEqual({ jsonrpc: '2.0', id: 2, result: {} });
    expect(answers).toContainEqual({
      jsonrpc: '2.0',
      id,
      error: expect.objectContaining({ code: -32600, data: expect.objectContaining({ field }) }),
    });
  });

  test('what is meant is answered', async () => {
    expect(await said(['{"jsonrpc":"2.0","id":1,"method":"ping","params":null}'])).toEqual([{ jsonrpc: '2.0', id: 1, result: {} }]);
  });

  test('what is no JSON is nobody’s message', async () => {
    expect(await said(['hello', '', ping(3)])).toEqual([{ jsonrpc: '2.0', id: 3, result: {} }]);
  });
});

test.each([1, 2, 5, 100])('lines are the same in chunks of %i', async (size) => {
  const text = 'one\ntwo é\n\nthree that is longer than most\nlast';
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const lines = [];
  for await (const line of linesOf(chunks(), 1000)) lines.push([String(line.bytes), line.whole]);
  expect(lines).toEqual([
    ['one\n', true],
    ['two é\n', true],
    ['\n', true],
    ['three that is longer than most\n', true],
    ['last', false],
  ]);
});

test('a line that is too long is passed on as it comes, to its end', async () => {
  async function* chunks() {
    for (const piece of ['12345', '67890', 'x\nshort\n']) yield Buffer.from(piece);
  }
  const lines = [];
  for await (const line of linesOf(chunks(), 8)) lines.push([String(line.bytes), line.whole]);
  expect(lines).toEqual([
    ['1234567890', false],
    ['x\n', false],
    ['short\n', true],
  ]);
});
