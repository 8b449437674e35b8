import type { OperationName, PermissionKey } from '@gatehouse/connector';
import type { Handler } from '../parts/call.ts';
import type { Room, Row } from '../parts/room.ts';
import * as resources from './index.ts';

type Resources = typeof resources;

/** `resource.verb` of every handler. */
type HandledBy<All> = {
  [Resource in keyof All & string]: `${Resource}.${Exclude<keyof All[Resource], 'room'> & string}`;
}[keyof All & string];

/** What is wrong between operations and handlers, by name; `never` when each has the other. */
export type Mistake<Operation extends string, All> =
  | `${Exclude<Operation, HandledBy<All>>} has no handler`
  | `${Exclude<HandledBy<All>, Operation>} is no operation of the manifest, which "npm run generate" makes`;

interface Resource {
  readonly room?: Room<Row>;
  readonly [verb: string]: Handler | Room<Row> | undefined;
}

// An error here names operations that no room handles yet: export each, by its verb, from the handlers of its room.
({}) satisfies Record<Mistake<OperationName, Resources>, never>;

const all: Readonly<Record<string, Resource>> = resources;

/** What the resources keep. Those that only join others, such as the tags of contacts, keep nothing. */
export const rooms: readonly Room<Row>[] = Object.values(all).flatMap(({ room }) => room ?? []);

const handlers = new Map(
  Object.entries(all).flatMap(([resource, { room: _, ...verbs }]) =>
    Object.entries(verbs).map(([verb, handler]) => [`${resource}.${verb}`, handler as Handler]),
  ),
);

/** The handler of an operation. */
export function handlerOf(name: string): Handler {
  const handler = handlers.get(name);
  if (!handler)
    throw new Error(`${name} has no handler: export it from the handlers.ts of its folder in rooms/, and list that in rooms/index.ts.`);
  return handler;
}

type TopicOf<One> = One extends { readonly room: { readonly topics: Readonly<Record<infer Topic, unknown>> } } ? Topic : never;

/** The webhook topics of all rooms. */
export type RoomTopic = TopicOf<Resources[keyof Resources]> & string;
export const roomTopics = Object.assign({}, ...rooms.map(({ topics }) => topics)) as Readonly<Record<RoomTopic, readonly PermissionKey[]>>;
