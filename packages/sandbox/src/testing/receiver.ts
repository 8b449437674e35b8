import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './caller.ts';

export interface Received {
  headers: IncomingHttpHeaders;
  path: string;
  /** As it came over the wire. */
  raw: Buffer;
  body: Json;
}

export interface Receiver {
  url: string;
  heads: number;
  headStatus: number;
  posts: Received[];
  /** What the next POST requests are answered; nothing at all while it is `hang`. */
  answer: number | 'hang' | ((response: ServerResponse) => void);
  close(): Promise<void>;
}

/** For tests: a real HTTP server that is told of what happened. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    if (request.method === 'HEAD') {
      receiver.heads += 1;
      return response.writeHead(receiver.headStatus).end();
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      receiver.posts.push({ headers: request.headers, path: request.url ?? '', raw, body: JSON.parse(raw.toString() || '{}') as Json });
      if (typeof receiver.answer === 'function') receiver.answer(response);
      else if (receiver.answer !== 'hang') response.writeHead(receiver.answer).end();
    });
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    heads: 0,
    headStatus: 200,
    posts: [],
    answer: 200,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

/** Real time passes here, but only as much as a connection on this machine needs. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 2000) throw new Error(`Still not so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
