import type { Kysely } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';

/** More than a write with both its rows: pages that have to come from somewhere. */
const filler = 'x'.repeat(16_384);

export function diskTrials(db: Kysely<Tables>, { disk }: Pick<StoreDialect, 'disk'>): { tryDisk(): Promise<void> } {
  return {
    async tryDisk() {
      // The row stays until the next trial: where there was no room the last time, the room that it leaves must not be taken for some.
      if (!disk.isFull()) await db.deleteFrom('disk_trials').execute();
      await db.insertInto('disk_trials').values({ filler }).execute();
      disk.hasRoom();
    },
  };
}
