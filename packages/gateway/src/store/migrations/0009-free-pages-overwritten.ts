import type { Migration } from './migration.ts';

/** Earlier versions left what they deleted, a disconnected credential among it, in free pages of the file. */
export const freePagesOverwritten: Migration = {
  name: '0009-free-pages-overwritten',
  before: (dialect) => dialect.rewrite(),
  up: async () => {},
};
