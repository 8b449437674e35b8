import { Hono } from 'hono';
import { answerAsJson, type OnError, toGatewayError } from './errors.ts';
import type { HostEnv, Mount } from './mounts.ts';

export interface HealthDeps {
  /** Rejects when the gateway cannot work. */
  readonly ready: () => Promise<void>;
  readonly onError: OnError;
}

/** `/healthz`: the process lives. `/readyz`: it can work, or the code of what keeps it from that. For whoever restarts it. */
export function healthMounts({ ready, onError }: HealthDeps): Mount[] {
  const live = new Hono<HostEnv>().get('/', (c) => c.json({ status: 'ok' }));
  const able = new Hono<HostEnv>().get('/', async (c) => {
    try {
      await ready();
      return c.json({ status: 'ready' });
    } catch (cause) {
      onError(cause, c.get('requestId'));
      return c.json({ status: 'not ready', code: toGatewayError(cause).code }, 503);
    }
  });
  const shared = {
    beforeClaim: true,
    caching: 'no-store',
    answerError: (error, _, requestId) => answerAsJson(error, requestId),
  } as const satisfies Partial<Mount>;
  return [
    { ...shared, roots: ['/healthz'], routes: live },
    { ...shared, roots: ['/readyz'], routes: able },
  ];
}
