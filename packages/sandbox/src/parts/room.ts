import type { PermissionKey } from '@gatehouse/connector';
import type { Version } from '../server/versions.ts';
import type { Change, Collection, Transition } from './collection.ts';
import type { Random } from './random.ts';

/** One thing of a room. JSON, with the names of the wire, so that what is stored, searched and answered is one word. */
export interface Row {
  readonly id: string;
}

export interface Workspace {
  readonly id_code: string;
  readonly name: string;
  readonly region: string;
  readonly timezone: string;
  /** Unix seconds. */
  readonly created_at: number;
}

/** How much a world holds. What comes later is counted from these. */
export interface Size {
  contacts: number;
  companies: number;
  conversations: number;
  articles: number;
}

/** The workspace: what each room holds. */
export interface World {
  readonly workspace: Workspace;
  of<R extends Row, Key extends string>(room: Room<R, Key>): Collection<R, Key>;
}

/** What the shape of a row may depend on. */
export interface View {
  readonly world: World;
  readonly version: Version;
}

export interface Seeding {
  /** Of this room alone: a change in one leaves the others as they were. */
  readonly random: Random;
  /** Unix seconds. */
  readonly now: number;
  readonly size: Size;
  readonly workspace: Workspace;
  /** What another room is seeded with. It may still be changed: the world is made when all are there. */
  rowsOf<R extends Row>(room: Room<R>): R[];
}

/** A row changed in a world. */
export interface Occurrence<R extends Row> extends Transition<R> {
  readonly world: World;
  /** Unix seconds. */
  readonly now: number;
}

/** Something happened that has a webhook topic. */
export interface Notice<Topic extends string = string> {
  readonly topic: Topic;
  /** What it happened to, as the API shows it at that version. */
  readonly item: (version: Version) => object;
}

interface Spec<R extends Row, Key extends string, Topic extends string> {
  /** As in the names of its operations. State files hold it: it stays. */
  readonly name: string;
  /** The same rows for the same seed, size, region and day. Without it a room begins empty. */
  seed?(seeding: Seeding): R[];
  /** The order of lists, in Unix seconds; ids break ties. Without it rows stand as they came. */
  readonly order?: { by(row: R): number; readonly descending: boolean };
  /** Which rows lists answer; all unless told. */
  listed?(row: R): boolean;
  /** Fields by whose value one row is found. */
  readonly keys?: Readonly<Record<Key, 'exact' | 'any case'>>;
  /** Which rows are found by their keys; all unless told. */
  keyed?(row: R): boolean;
  /** The webhook topics that changes here fire, each with the permissions of which one unlocks it. */
  readonly topics?: Readonly<Record<Topic, readonly PermissionKey[]>>;
  /** What one change is told as: nothing when it changed nothing. */
  notices?(occurrence: Occurrence<R>): readonly Notice<NoInfer<Topic>>[];
}

type ListField<R> = { [Field in keyof R]: R[Field] extends readonly unknown[] ? Field : never }[keyof R] & string;
type TextField<R> = { [Field in keyof R]: R[Field] extends string | null ? Field : never }[keyof R] & string;

/** What the sandbox keeps of one resource: its rows, how they are ordered and found, and what there is to say when they change. */
export interface Room<R extends Row, Key extends string = string, Topic extends string = string> extends Spec<R, Key, Topic> {
  readonly keys: Readonly<Record<Key, 'exact' | 'any case'>>;
  readonly topics: Readonly<Record<Topic, readonly PermissionKey[]>>;
  seed(seeding: Seeding): R[];
  /** Changes, to be committed. A `put` takes the place of a row with the same id. */
  put(row: R): Change;
  set(id: string, fields: Partial<Omit<R, 'id'>>): Change;
  push<Field extends ListField<R>>(id: string, field: Field, items: R[Field]): Change;
  remove(id: string): Change;
}

/** `room<Contact>()({ … })`: the row is named, keys and topics are read off. */
export const room =
  <R extends Row>() =>
  <Key extends TextField<R> = never, Topic extends string = never>(spec: Spec<R, Key, Topic>): Room<R, Key, Topic> => ({
    seed: () => [],
    ...spec,
    keys: spec.keys ?? ({} as Room<R, Key, Topic>['keys']),
    topics: spec.topics ?? ({} as Room<R, Key, Topic>['topics']),
    put: (row) => ({ kind: 'put', in: spec.name, row }),
    set: (id, fields) => ({ kind: 'set', in: spec.name, id, fields }),
    push: (id, field, items) => ({ kind: 'push', in: spec.name, id, field, items: items as readonly unknown[] }),
    remove: (id) => ({ kind: 'remove', in: spec.name, id }),
  });
