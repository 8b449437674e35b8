import type { AuditFilter } from '../../store/ports.ts';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import { readPage } from '../pages.ts';
import type { activitySchemas } from './schemas.ts';

export const activityHandlers = ({ store }: ManagementDeps): HandlersOf<typeof activitySchemas> => ({
  async list({ before, limit, ...given }) {
    const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as AuditFilter;
    const { rows, more } = await readPage(limit, (count) =>
      store.audit.list(filter, { limit: count, ...(before === undefined ? {} : { before }) }),
    );
    return { output: { rows: rows.map(({ groupId: _, connectionId: __, ...row }) => row), nextBefore: more?.sequence ?? null } };
  },
});
