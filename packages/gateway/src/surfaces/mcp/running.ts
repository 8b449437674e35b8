import type { RequestId } from '@modelcontextprotocol/server';

/** Carries something out that can be cancelled meanwhile; `signal` is that of whoever asked. */
export type Cancellable = <T>(asked: { id: RequestId; signal: AbortSignal }, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * The calls of the older era that are being carried out. There a host keeps its connection and says with another request that it
 * does not want the answer any more; `session` tells hosts apart that use the same key and count their requests alike.
 */
export function createRunning() {
  const open = new Map<string, AbortController>();
  const keyOf = (session: string, id: unknown) => JSON.stringify([session, id]);

  return {
    in:
      (session: string): Cancellable =>
      async ({ id, signal }, work) => {
        const key = keyOf(session, id);
        const controller = new AbortController();
        open.set(key, controller);
        try {
          return await work(AbortSignal.any([signal, controller.signal]));
        } finally {
          if (open.get(key) === controller) open.delete(key);
        }
      },
    /** What a message, or one of a batch, says is not wanted any more. */
    hear(session: string, message: unknown): void {
      for (const { method, params } of [message].flat() as { method?: unknown; params?: { requestId?: unknown } }[]) {
        if (method === 'notifications/cancelled') open.get(keyOf(session, params?.requestId))?.abort();
      }
    },
  };
}
