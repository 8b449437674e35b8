import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenStore, openStore } from '../store.ts';

export interface TestDialect {
  readonly name: string;
  /** An empty store on a database of its own, which `remove` takes away. */
  open(): Promise<{ readonly store: OpenStore; remove(): Promise<void> }>;
}

/** Every suite runs against each of them. */
export const dialects: readonly TestDialect[] = [
  {
    name: 'sqlite',
    async open() {
      const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-store-'));
      const store = await openStore({ dataDir });
      return {
        store,
        async remove() {
          await store.close();
          await rm(dataDir, { recursive: true });
        },
      };
    },
  },
];
