import { Readable, type Writable } from 'node:stream';
import { isJSONRPCRequest, type JSONRPCMessage, type RequestId, type Transport } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { mostCallBytes } from '../../http/bodies.ts';
import { linesOf, type Read, readLine } from './stdio-lines.ts';

/** How a conversation was over: with its input, or before it, because it could not go on. */
export type ConversationEnd = 'ended' | 'broken';

export interface Conversation {
  readonly over: Promise<ConversationEnd>;
  close(): Promise<void>;
}

export interface WireOptions {
  /** What was read of the input before. */
  readonly said?: Buffer;
  /** How long an answer is waited for once the input has ended, in milliseconds. @default 30000, which no call exceeds */
  readonly waitMs?: number;
}

/**
 * The library's transport on a pair of streams, which would leave unanswered whatever is being worked on when its input ends. So
 * it is shown that end only once every request has its answer.
 */
export function createWire(input: Readable, output: Writable, { said, waitMs = 30_000 }: WireOptions = {}) {
  const open = new Set<RequestId>();
  let settled = () => {};
  let atEnd = false;
  const { promise: over, resolve } = Promise.withResolvers<ConversationEnd>();

  const answered = () =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, waitMs);
      settled = () => {
        if (open.size > 0) return;
        clearTimeout(timer);
        done();
      };
      // What came last may still be on its way to the library.
      setImmediate(settled);
    });
  const close = (id: unknown) => {
    open.delete(id as RequestId);
    settled();
  };
  async function* begun() {
    if (said) yield said;
    for await (const chunk of input) yield chunk as Buffer;
  }
  async function* chunks() {
    for await (const { bytes, whole } of linesOf(begun(), mostCallBytes)) {
      const read: Read = whole ? readLine(bytes) : { line: bytes };
      if ('line' in read) yield read.line;
      else output.write(`${JSON.stringify(read.answer)}\n`);
    }
    atEnd = true;
    await answered();
  }
  const source = Readable.from(chunks(), { objectMode: false });
  const library = new StdioServerTransport(source, output, { maxBufferSize: mostCallBytes });

  const transport: Transport = {
    async start() {
      let closed = false;
      library.onmessage = (message: JSONRPCMessage) => {
        // A subscription has its answer when it is over.
        if (isJSONRPCRequest(message) && message.method !== 'subscriptions/listen') open.add(message.id);
        transport.onmessage?.(message);
        // What was cancelled is not answered.
        if ('method' in message && message.method === 'notifications/cancelled') close(message.params?.['requestId']);
      };
      // An error for which the library closes is told as the ending that it is.
      library.onerror = (error) => queueMicrotask(() => closed || transport.onerror?.(error));
      library.onclose = () => {
        closed = true;
        source.destroy();
        transport.onclose?.();
        resolve(atEnd ? 'ended' : 'broken');
      };
      await library.start();
    },
    async send(message) {
      await library.send(message);
      if (!('method' in message)) close(message.id);
    },
    close: () => library.close(),
  };
  return { transport, over };
}
