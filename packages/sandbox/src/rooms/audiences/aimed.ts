import type { Change } from '../../parts/collection.ts';
import type { Room, Row, World } from '../../parts/room.ts';
import { articles } from '../articles/room.ts';
import { importSources } from '../content-import-sources/room.ts';
import { snippets } from '../content-snippets/room.ts';
import { internalArticles } from '../internal-articles/room.ts';

interface Aimed extends Row {
  readonly audience_ids?: readonly number[];
}

/** What was aimed at an audience no longer names it: an id that is unknown could not be saved again. */
export const withoutAudience = (world: World, id: number): Change[] =>
  ([articles, importSources, snippets, internalArticles] as unknown as readonly Room<Aimed>[]).flatMap((room) =>
    world
      .of(room)
      .all()
      .filter(({ audience_ids }) => audience_ids?.includes(id))
      .map((row) => room.set(row.id, { audience_ids: row.audience_ids?.filter((one) => one !== id) ?? [] })),
  );
