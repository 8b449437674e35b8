import { randomUUID } from 'node:crypto';
import type { Transport } from '@modelcontextprotocol/server';
import { type StdioServerHandle, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { KeyPrincipal } from '../../access/principal.ts';
import { type ListOptions, standardOptions } from './options.ts';
import { createMcpServer, type McpDeps } from './server.ts';

export interface StdioDeps extends Omit<McpDeps, 'newId'> {
  readonly principal: KeyPrincipal;
  readonly options?: ListOptions;
  readonly newId?: () => string;
  /** Instead of this process's own input and output. */
  readonly transport?: Transport;
}

/** MCP on this process's input and output, for whoever started it. Nothing else may be written to stdout. */
export function serveOverStdio({
  principal,
  options = standardOptions,
  newId = randomUUID,
  transport,
  ...deps
}: StdioDeps): StdioServerHandle {
  return serveStdio(() => createMcpServer({ ...deps, newId }, { principal, surface: 'stdio', options }), {
    ...(transport === undefined ? {} : { transport }),
    // What the library says of a line that is no message is many lines long, and quotes the line.
    onerror: (error) => deps.onError?.(isMalformed(error) ? 'A message that is not JSON-RPC was ignored.' : error, ''),
  });
}

const isMalformed = (error: Error) => error instanceof SyntaxError || error.name === 'ZodError';
