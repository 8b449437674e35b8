import type { OperationFacts } from '@gatehouse/connector';
import type { Room, Row, World } from '../parts/room.ts';

/** For each verb of a resource the input of one call that is accepted, flat as in the catalogue, in the world that it is given. */
export type Samples = Readonly<Record<string, (world: World) => Readonly<Record<string, unknown>>>>;

/** The first that a room lists. */
export function firstOf<R extends Row>(world: World, room: Room<R>): R {
  const [row] = world.of(room).listed();
  if (!row) throw new Error(`The room "${room.name}" lists nothing.`);
  return row;
}

/** The HTTP request that a flat input is. */
export function requestOf({ path, places }: OperationFacts, input: Readonly<Record<string, unknown>>) {
  const fieldsIn = (place: string) => Object.entries(input).filter(([name]) => places[name] === place);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const query = new URLSearchParams(fieldsIn('query').map(([name, value]): [string, string] => [name, String(value)]));
  const body = Object.fromEntries(fieldsIn('body'));
  return { path: query.size > 0 ? `${filled}?${query}` : filled, body: Object.keys(body).length > 0 ? body : undefined };
}

/** The same body as the multipart form that some operations take. */
export function formOf({ form }: OperationFacts, body: Readonly<Record<string, unknown>>): FormData {
  const made = new FormData();
  for (const [field, value] of Object.entries(body)) {
    const file = form?.files[field];
    if (file === undefined) made.set(field, String(value));
    else made.set(field, new Blob([JSON.stringify(value)]), file);
  }
  return made;
}
