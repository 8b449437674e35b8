import type { AuditFilter } from '../../store/ports.ts';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import type { activitySchemas } from './schemas.ts';

export const activityHandlers = ({ store }: ManagementDeps): HandlersOf<typeof activitySchemas> => ({
  async list({ before, limit, ...given }) {
    const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as AuditFilter;
    // One more than asked, to know whether there is more.
    const found = await store.audit.list(filter, { limit: limit + 1, ...(before === undefined ? {} : { before }) });
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      output: {
        rows: rows.map(({ groupId: _, connectionId: __, ...row }) => row),
        nextBefore: found.length > limit && last ? last.sequence : null,
      },
    };
  },
});
