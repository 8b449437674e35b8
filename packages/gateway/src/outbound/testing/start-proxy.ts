import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect as connectTo, type Socket } from 'node:net';

/** Forwards what it is asked for, and tunnels; or answers something else. */
export async function startProxy() {
  const state = { answer: undefined as number | 'cut' | undefined };
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    authorizations.push(request.headers['proxy-authorization']);
    if (typeof state.answer === 'number') return response.writeHead(state.answer, { 'content-type': 'text/html' }).end('<html>no</html>');
    const { method, headers } = request;
    const { 'proxy-authorization': _, ...passed } = headers;
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
      const named = Object.entries(passed).filter(([name]) => !/^(?:connection|host|content-length|transfer-encoding)$/.test(name));
      const answer = await fetch(request.url ?? '', {
        method: method ?? 'GET',
        headers: Object.fromEntries(named) as Record<string, string>,
        ...body,
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(await answer.text());
    })();
  });
  server.on('connect', (request, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    authorizations.push(request.headers['proxy-authorization']);
    if (state.answer === 'cut') return socket.destroy();
    if (state.answer !== undefined) return socket.end(`HTTP/1.1 ${state.answer} No\r\nContent-Length: 2\r\n\r\nno`);
    const [host, port] = (request.url ?? '').split(':');
    const upstream = connectTo(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    for (const end of [upstream, socket]) end.on('error', () => socket.destroy());
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    withPassword: `http://me:p%40ss@${host}`,
    asked,
    authorizations,
    state,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
