import type { Change } from './collection.ts';
import type { Room, Row } from './room.ts';

/** A row that carries tags by their ids. */
export interface Tagged extends Row {
  tag_ids: string[];
}

/** Puts a tag on, or takes it off; one that is there already, or not there, changes nothing. */
export function tagging<R extends Tagged>(room: Room<R>, { id, tag_ids }: Tagged, tagId: string, on: boolean): Change {
  const others = tag_ids.filter((one) => one !== tagId);
  const changed = !on ? others : tag_ids.includes(tagId) ? tag_ids : [...tag_ids, tagId];
  return room.set(id, { tag_ids: changed } as Partial<Omit<R, 'id'>>);
}

/** Which tags a change put on and took off. */
export function taggedSince(before: Tagged, after: Tagged): { added: readonly string[]; removed: readonly string[] } {
  return {
    added: after.tag_ids.filter((id) => !before.tag_ids.includes(id)),
    removed: before.tag_ids.filter((id) => !after.tag_ids.includes(id)),
  };
}
