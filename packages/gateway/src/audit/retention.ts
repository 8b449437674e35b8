import type { Clock } from '@gatehouse/connector';
import type { AuditStore } from '../store/ports.ts';
import { type Audit, system } from './audit.ts';
import { succeeded } from './outcome.ts';

const dayMs = 24 * 60 * 60_000;
/** In one transaction, which every other query waits for. */
const atOnce = 500;
const pauseMs = 50;

interface Deps {
  readonly store: { readonly audit: Pick<AuditStore, 'forget'> };
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Forgets what is older than so many days, little by little, and writes down that it did. */
export async function forgetOldRows(days: number, { store, audit, clock, newId }: Deps, signal?: AbortSignal): Promise<void> {
  const before = clock.now() - days * dayMs;
  let gone = 0;
  for (;;) {
    const some = await store.audit.forget(before, atOnce);
    gone += some;
    if (some < atOnce || signal?.aborted) break;
    await clock.sleep(pauseMs, signal).catch(() => {});
  }
  if (gone === 0) return;
  const action = {
    actor: system,
    surface: 'system',
    effect: 'manage',
    operation: 'audit.forget',
    target: null,
    requestId: newId(),
  } as const;
  const since = new Date(before).toISOString();
  await audit.record(
    action,
    succeeded({ explanation: `${gone} rows from before ${since} were forgotten: the audit is kept for ${days} days.` }),
  );
}
