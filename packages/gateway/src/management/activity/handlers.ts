import type { AuditFilter, AuditRow, Connection } from '../../store/ports.ts';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import { readPage } from '../pages.ts';
import { inIntercom } from './in-intercom.ts';
import { readWords, said } from './said.ts';
import type { activitySchemas } from './schemas.ts';

/**
 * Rows that one search looks through at once, and in all before it answers what it has: no index finds a part of a word, and other
 * requests wait for each. Whoever wants more asks for the rows before.
 */
const atOnce = 10_000;
const atMost = 200_000;

export const activityHandlers = ({ store, clock }: Pick<ManagementDeps, 'store' | 'clock'>): HandlersOf<typeof activitySchemas> => {
  const withWords = async (rows: readonly AuditRow[]) => {
    const ids = [...new Set(rows.flatMap(({ connectionId }) => connectionId ?? []))];
    const found = await Promise.all(ids.map((id) => store.connections.get(id)));
    const connections = new Map<string, Connection>(found.flatMap((one) => (one ? [[one.id, one]] : [])));
    return rows.map((row) => {
      const about = { ...row, target: row.meant ?? row.target };
      return { ...row, said: { ...said(about), href: inIntercom(about, connections.get(row.connectionId ?? '')) } };
    });
  };

  /** From the newest to the oldest, a piece at a time. */
  async function search(
    filter: AuditFilter,
    before: number | undefined,
    limit: number,
  ): Promise<{ rows: AuditRow[]; nextBefore: number | null }> {
    const [newest] = before === undefined ? await store.audit.list({}, { limit: 1 }) : [];
    const start = before ?? (newest?.sequence ?? 0) + 1;
    const rows: AuditRow[] = [];
    for (let top = start; top > 1; top -= atOnce) {
      const from = Math.max(1, top - atOnce);
      rows.push(...(await store.audit.list({ ...filter, from }, { before: top, limit: limit + 1 - rows.length })));
      if (rows.length > limit) return { rows: rows.slice(0, limit), nextBefore: rows[limit - 1]?.sequence ?? null };
      await clock.sleep(0);
      if (from > 1 && start - from >= atMost) return { rows, nextBefore: from };
    }
    return { rows, nextBefore: null };
  }

  return {
    async list({ before, limit, words: asked = '', ...given }) {
      const words = readWords(asked);
      const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as AuditFilter;
      if (words.length > 0) {
        const { rows, nextBefore } = await search({ ...filter, words }, before, limit);
        return { output: { rows: await withWords(rows), nextBefore } };
      }
      const { rows, more } = await readPage(limit, (count) =>
        store.audit.list(filter, { limit: count, ...(before === undefined ? {} : { before }) }),
      );
      return { output: { rows: await withWords(rows), nextBefore: more?.sequence ?? null } };
    },
  };
};
