import type { Change } from '../../parts/collection.ts';
import type { World } from '../../parts/room.ts';
import { type Tagged, tagging } from '../../parts/tagging.ts';
import { articles } from '../articles/room.ts';
import { companies } from '../companies/room.ts';
import { contacts } from '../contacts/room.ts';
import { snippets } from '../content-snippets/room.ts';
import { conversations } from '../conversations/room.ts';
import { internalArticles } from '../internal-articles/room.ts';
import { tickets } from '../tickets/room.ts';

/** A tag comes off everything that can carry one. */
export function takenOff(tagId: string, world: World): Change[] {
  const byId = [companies, contacts, articles, internalArticles, snippets].flatMap((room) =>
    world
      .of(room as unknown as typeof contacts)
      .all()
      .filter(({ tag_ids }: Tagged) => tag_ids.includes(tagId))
      .map((row) => tagging(room as unknown as typeof contacts, row, tagId, false)),
  );
  const applied = [conversations, tickets].flatMap((room) =>
    world
      .of(room as typeof conversations)
      .all()
      .filter(({ tags }) => tags.some(({ tag_id }) => tag_id === tagId))
      .map(({ id, tags }) => room.set(id, { tags: tags.filter(({ tag_id }) => tag_id !== tagId) })),
  );
  return [...byId, ...applied];
}
