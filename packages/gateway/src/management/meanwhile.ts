import { GatewayError, type Meanwhile } from '../errors.ts';
import type { AuditFilter, Store } from '../store/ports.ts';

/**
 * The refusal to put a setting in the place of one that the caller has not seen, with what is there now, and who put it there and when:
 * `last` finds the row of the audit, where one can be told from others.
 */
export const createChangedMeanwhile =
  (store: Pick<Store, 'audit'>) =>
  async (last: AuditFilter | null, now: Meanwhile): Promise<GatewayError> => {
    const [row] = last ? await store.audit.list({ ...last, outcome: 'ok' }, { limit: 1 }) : [];
    return new GatewayError('changed_meanwhile', {
      field: 'version',
      fix: 'Look at what is there now, and save again what is still to be changed. Over the API, `meanwhile` has it, with the version to name.',
      meanwhile: { ...now, ...(row === undefined ? {} : { by: row.actorName, at: row.at }) },
    });
  };
