import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { type StdioServerHandle, StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { ListOptions } from './options.ts';
import { createMcpServer } from './server.ts';
import type { StdioDeps } from './stdio.ts';

/** The whole protocol on a pair of streams. */
export function serveWithLibrary(
  { principal, onError, ...deps }: StdioDeps,
  options: ListOptions,
  input: Readable,
  output: Writable,
): StdioServerHandle {
  const server = () =>
    createMcpServer(
      { ...deps, ...(onError === undefined ? {} : { onError }), newId: randomUUID },
      { principal, surface: 'stdio', options },
    );
  return serveStdio(server, {
    transport: new StdioServerTransport(input, output),
    // What the library says of a line that is no message is many lines long, and quotes the line.
    onerror: (error) => onError?.(isMalformed(error) ? 'A message that is not JSON-RPC was ignored.' : error, ''),
  });
}

const isMalformed = (error: Error) => error instanceof SyntaxError || error.name === 'ZodError';
