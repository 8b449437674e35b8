import { randomUUID } from 'node:crypto';
import { Agent, createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@gatehouse/connector';
import type { DriftReport } from '../../packages/gateway/src/calls/drift.ts';
import { everyScope, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { serveMounts } from '../../packages/gateway/src/http/testing/serve-mounts.ts';
import { restMount } from '../../packages/gateway/src/surfaces/rest/rest.ts';
import { createHurriedClock, timeoutMs } from './clock.ts';

export interface Message {
  readonly method: string;
  /** As it stands in the request line. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

interface Request {
  readonly method: string;
  /** From the root of Intercom's API. */
  readonly path: string;
  readonly body?: string | Buffer | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A gateway over HTTP with one connection, `main`, to the Intercom at `url`. */
export async function startDoor(
  url: string,
  { token = 'tok-canary', clock = createHurriedClock() }: { token?: string; clock?: Clock } = {},
) {
  const drift: DriftReport[] = [];
  const rooms = await startCalls(url, { timeoutMs, experimental: true, clock, onDrift: (report) => drift.push(report) });
  const connection = await rooms.connect('main', token);
  const { secret } = await rooms.group('Everything', [[connection, everyScope]]);
  const server = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl })]);
  const agent = new Agent({ keepAlive: true });

  /** Exactly what is given, to the letter: `fetch` tidies an address. */
  const ask = (address: string, { method, body, headers = {} }: Omit<Request, 'path'>) =>
    new Promise<Answer>((resolve, reject) => {
      const [, origin = '', target = ''] = /^(https?:\/\/[^/]+)(.*)$/s.exec(address) ?? [];
      const { hostname: host, port } = new URL(origin);
      const sent = {
        authorization: `Bearer ${secret}`,
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      };
      const request = httpRequest({ agent, host, port, method, path: target, headers: sent }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const read = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        resolve({ status: response.statusCode ?? 0, headers: read, bytes: Buffer.concat(chunks) });
      });
      request.on('error', reject).end(body);
    });

  return {
    url: server.url,
    drift,
    ask,
    /** Below a name of the connection. */
    send: ({ path, ...rest }: Request, name = 'main') => ask(`${server.url}/intercom/${name}${path}`, rest),
    async stop() {
      agent.destroy();
      await server.close();
      await rooms.stop();
    },
  };
}

/** An Intercom that keeps what it was asked, byte for byte, and answers the bytes that it is given. */
export async function startRecorder(answer: (asked: Message) => Partial<Answer>) {
  const asked: Message[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = { method: request.method ?? '', target: request.url ?? '', headers: request.headers, bytes: Buffer.concat(chunks) };
    asked.push(one);
    const { status = 200, headers = {}, bytes = Buffer.from('{}') } = answer(one);
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'x-request-id': `intercom-${asked.length}`,
      'x-ratelimit-limit': '100000',
      'x-ratelimit-remaining': '99999',
      ...headers,
    });
    response.end(status === 204 ? undefined : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
