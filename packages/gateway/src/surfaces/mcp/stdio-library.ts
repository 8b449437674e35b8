import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { ListOptions } from './options.ts';
import { createMcpServer } from './server.ts';
import type { StdioDeps } from './stdio.ts';
import { type Conversation, createWire } from './stdio-wire.ts';

/** The whole protocol on a pair of streams; `said` is what was read of the input before. */
export function serveWithLibrary(
  { principal, onError, ...deps }: StdioDeps,
  options: ListOptions,
  input: Readable,
  output: Writable,
  said: Buffer,
): Conversation {
  const server = () =>
    createMcpServer(
      { ...deps, ...(onError === undefined ? {} : { onError }), newId: randomUUID },
      { principal, surface: 'stdio', options },
    );
  const { transport, over } = createWire(input, output, { said });
  const { close } = serveStdio(server, {
    transport,
    // What the library says of a line that is no message is many lines long, and quotes the line.
    onerror: (error) => onError?.(isMalformed(error) ? 'A message that is not JSON-RPC was ignored.' : error, ''),
  });
  return { over, close };
}

const isMalformed = (error: Error) => error instanceof SyntaxError || error.name === 'ZodError';
