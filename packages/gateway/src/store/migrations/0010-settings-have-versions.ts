import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import { nameKey } from '../words.ts';
import type { Migration } from './migration.ts';

/** Which version of a setting somebody has seen; and names of groups that differ only in case are one from now on. */
export const settingsHaveVersions: Migration = { name: '0010-settings-have-versions', up };

async function up(db: Transaction<Tables>): Promise<void> {
  for (const table of ['members', 'groups', 'grants'] as const) {
    await db.schema
      .alterTable(table)
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  }
  await db.schema
    .alterTable('groups')
    .addColumn('nameKey', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const taken = new Set<string>();
  for (const { id, name } of await db.selectFrom('groups').select(['id', 'name']).orderBy('createdAt').orderBy('id').execute()) {
    const own = nameKey(name);
    // An earlier version let both be: the one that came later keeps its name, and only a new one is refused.
    const key = taken.has(own) ? `${own} ${id}` : own;
    taken.add(key);
    await db.updateTable('groups').set({ nameKey: key }).where('id', '=', id).execute();
  }
  await db.schema.createIndex('groups_name_key').on('groups').column('nameKey').unique().execute();
}
