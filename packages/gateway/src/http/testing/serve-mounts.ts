import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createBytes } from '../../bytes.ts';
import type { OnError } from '../errors.ts';
import { createHost } from '../host.ts';
import type { Mount } from '../mounts.ts';

/** Surfaces behind the host that every request passes, of a claimed installation, on a free port of this machine. */
export async function serveMounts(mountsAt: (url: string) => readonly Mount[], onError: OnError = () => {}) {
  let answer: (request: Request, env?: object) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request, env) => answer(request, env) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const host = createHost({
    publicUrl: url,
    newId: randomUUID,
    isClaimed: async () => true,
    mounts: mountsAt(url),
    onError,
    beginLoad: createBytes().begin,
  });
  answer = host.fetch;
  return {
    url,
    port,
    async close() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
