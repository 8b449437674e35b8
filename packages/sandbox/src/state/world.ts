import { type Change, type Collection, createCollection, type Transition } from '../parts/collection.ts';
import { createRandom } from '../parts/random.ts';
import type { Room, Row, Size, Workspace, World } from '../parts/room.ts';

const day = 86_400;

export const fullSize: Size = { contacts: 2010, companies: 200, conversations: 1500, articles: 60 };

export interface WorldOptions {
  seed: number;
  /** Unix seconds. */
  now: number;
  size: Size;
  region: string;
  /** Of the workspace. */
  name?: string | undefined;
}

/** A world that changes. */
export interface LiveWorld extends World {
  apply(change: Change): Transition<Row> & { readonly room: Room<Row> };
}

/** The same rooms, seed, size, region and time give the same world, byte for byte. */
export function createWorld(rooms: readonly Room<Row>[], { seed, now, size, region, name = 'Sandbox Workspace' }: WorldOptions): LiveWorld {
  const random = createRandom(seed);
  const workspace: Workspace = {
    id_code: `sb${random.fork('workspace').hex(6)}`,
    name,
    region,
    timezone: 'America/Los_Angeles',
    created_at: now - 900 * day,
  };
  const seeded = new Map<string, Row[]>();
  // A room that needs another one's rows has them seeded first, whatever the order of the rooms.
  const rowsOf = <R extends Row>(room: Room<R>): R[] => {
    const rows = seeded.get(room.name) ?? room.seed({ random: random.fork(room.name), now, size, workspace, rowsOf });
    seeded.set(room.name, rows);
    return rows as R[];
  };
  for (const room of rooms) rowsOf(room);
  const collections = new Map(rooms.map((room) => [room.name, { room, collection: createCollection(room, rowsOf(room)) }]));

  const entryOf = (name: string) => {
    const entry = collections.get(name);
    if (!entry) throw new Error(`This version has no room "${name}".`);
    return entry;
  };
  return {
    workspace,
    of: <R extends Row, Key extends string>(room: Room<R, Key>) => entryOf(room.name).collection as unknown as Collection<R, Key>,
    apply: (change) => {
      const { room, collection } = entryOf(change.in);
      return { room, ...collection.apply(change) };
    },
  };
}
