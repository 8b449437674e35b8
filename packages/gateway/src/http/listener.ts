import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ConfigError } from '../errors.ts';
import { enter, type OwnPort } from './own-ports.ts';

export type Fetch = (request: Request, env?: object) => Response | Promise<Response>;

export interface Listening {
  readonly port: number;
  /** Until then everybody is told to come back. */
  serve(handler: Fetch): void;
  /** No new calls; those under way get their answer, within limits. */
  close(): Promise<void>;
}

/** Slow senders are cut off; what a client may send at once fits easily. */
const [headersTimeout, requestTimeout] = [10_000, 30_000];
/** Connections that may wait to be taken: where somebody opens a thousand at once, the others would else wait seconds for the next try. */
const backlog = 4096;
/** Calls under way have this long when the process is asked to end. */
const drainMs = 7000;

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** How long a connection stays open that asks for nothing: longer than the proxies in front keep it, which else use one that has just been closed. */
  readonly keepAliveSeconds: number;
  /** The setting that says the port. @default GATEHOUSE_PORT */
  readonly setting?: string;
  /** What stands at its root, when the port is known; without it everything that the handler has. */
  readonly ownPort?: (port: number) => OwnPort;
}

export async function listen({
  host,
  port: wanted,
  keepAliveSeconds,
  setting = 'GATEHOUSE_PORT',
  ownPort,
}: ListenOptions): Promise<Listening> {
  let own: OwnPort | undefined;
  let answer: Fetch = () => new Response('Gatehouse is starting.\n', { status: 503, headers: { 'retry-after': '1' } });
  const respond = getRequestListener((request, env) => answer(request, env));
  const server = createServer(
    // Node adds a second to what it tells the client, so that the client is the one that closes.
    { headersTimeout, requestTimeout, connectionsCheckingInterval: 1000, keepAliveTimeout: keepAliveSeconds * 1000 },
    (incoming, outgoing) => {
      if (own) enter(incoming, own);
      return respond(incoming, outgoing);
    },
  );
  await bind(server, { host, port: wanted, setting });
  const { port } = server.address() as AddressInfo;
  own = ownPort?.(port);
  return {
    port,
    serve(handler) {
      answer = handler;
    },
    close: () =>
      new Promise((resolve) => {
        // A kept-alive connection ends with its answer, not by itself.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        const impatient = setTimeout(() => server.closeAllConnections(), drainMs);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(impatient);
          resolve();
        });
      }),
  };
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly setting: string;
}

function bind(server: Server, place: Place): Promise<void> {
  const { host, port } = place;
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(toConfigError(cause, place)));
    server.listen({ port, host, backlog }, resolve);
  });
}

function toConfigError(cause: NodeJS.ErrnoException, { host, port, setting }: Place): Error {
  if (cause.code === 'EADDRINUSE') {
    return new ConfigError(setting, `the port ${port} is taken by another program`, 'End that program, or set another port.', {
      cause,
    });
  }
  if (cause.code === 'EACCES') {
    return new ConfigError(setting, `the port ${port} is reserved`, 'Use one above 1023, or run behind a proxy.', { cause });
  }
  if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND') {
    return new ConfigError('GATEHOUSE_HOST', `this machine has no address ${host}`, 'Use 127.0.0.1, or 0.0.0.0 for all addresses.', {
      cause,
    });
  }
  return cause;
}
