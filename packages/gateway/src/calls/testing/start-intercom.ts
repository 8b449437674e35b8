import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** `undefined` closes the socket without an answer. */
export type Reply =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
      /** Answered by something between, without Intercom's own headers. */
      readonly between?: boolean;
    }
  | undefined;

/** A few lines of Intercom: answers as told, over a real socket, and keeps what it was asked. */
export async function startIntercom(answer: (asked: Asked) => Reply | Promise<Reply>) {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const one: Asked = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    asked.push(one);
    const reply = await answer(one);
    if (!reply) return request.socket.destroy();
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    if (reply.between) return response.writeHead(reply.status, reply.headers).end(text);
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      'x-request-id': `intercom-${asked.length}`,
      'intercom-version': request.headers['intercom-version']?.toString() ?? '2.16',
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '900',
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 10),
      ...reply.headers,
    });
    response.end(text);
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

export const errorList = (code: string, message: string, field?: string) => ({
  type: 'error.list',
  request_id: 'r',
  errors: [{ code, message, ...(field === undefined ? {} : { field }) }],
});
