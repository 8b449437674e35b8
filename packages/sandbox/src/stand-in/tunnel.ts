import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface Tunnel {
  readonly url: string;
  /** The hosts that were asked for, in order, those of others among them. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A proxy that leads to servers on this machine by names that are others', and nowhere else: nothing leaves the machine through it. */
export async function startTunnel(ports: ReadonlyMap<string, number>, port = 0): Promise<Tunnel> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const refuse = (what: string) => `The stand-in for Intercom leads to Intercom's own names alone, not to ${what}.\n`;
  const server = createServer((request, response) => {
    response.writeHead(403, { 'content-type': 'text/plain' }).end(refuse(request.url?.slice(0, 200) ?? ''));
  });
  server.on('connect', (request, socket: Socket) => {
    const host = (request.url ?? '').replace(/:443$/, '');
    asked.push(host);
    const target = ports.get(host);
    if (target === undefined) return void socket.end(`HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n`);
    const inner = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(inner).pipe(socket);
    });
    for (const end of [inner, socket]) {
      end.on('error', () => {
        inner.destroy();
        socket.destroy();
      });
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
