/** What a task is: a sentence, the right answer worked out from the sandbox's state, and the calls by which somebody gets there. */

import type { Intercom } from '@gatehouse/connector';
import type { State } from './state.ts';

/** One thing each that costs agents calls or answers. */
export const rows = [
  'filter values that never match',
  'fields that no tool mentions',
  'units and edges',
  'rows too poor',
  'long threads',
  'counting and grouping',
  'by company',
  'writes',
  'finding',
  'plain words',
] as const;

/** JSON. Lists are compared without their order, unless the task says that the order matters. */
export type Value = null | string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** A row of a result. What outsiders wrote stands in `untrusted`; `text` looks in both. */
export interface Row {
  readonly [field: string]: unknown;
}

/** What a tool answered, as far as a model reads it. */
export interface Answered {
  readonly isError: boolean;
  readonly text: string;
  readonly body: Row;
  readonly rows: readonly Row[];
  readonly total: number | undefined;
}

/** One call of a tool; it is counted. */
export type Ask = (tool: string, args?: Readonly<Record<string, unknown>>) => Promise<Answered>;

/** What whoever carried the task out would say. A model that was told that its answer is not the whole says so, too: `told`. */
export interface Conclusion {
  readonly value: Value;
  readonly told?: string;
}

/** The calls that somebody makes, each decided by nothing but the sentence, the list of tools and what came before. */
export type Way<Given> = (ask: Ask, given: Given) => Promise<Conclusion>;

export interface Task<Given = unknown> {
  readonly id: string;
  readonly row: (typeof rows)[number];
  readonly ordered?: boolean;
  /** What the sentence names: dates, ids and names that are in the workspace. */
  given(state: State): Given;
  /** As a person says it. */
  says(given: Given): string;
  /** Every answer that is right. Of a task that writes: what `seen` must see afterwards. */
  right(state: State, given: Given): readonly Value[];
  /** Of a task that writes: what Intercom shows afterwards, asked past the gateway. */
  seen?(intercom: Intercom, given: Given): Promise<Value>;
  /** An ordinary model's first guesses from the tool list of before the change. */
  readonly before: Way<Given>;
  /** With the tool list of after it. */
  readonly after: Way<Given> | null;
}

/** Given, sentence and answer agree with each other in one task; a list of tasks need not know how. */
export const task = <Given>(one: Task<Given>): Task => one as unknown as Task;

/** Nothing more that a model would try. */
export class DeadEnd extends Error {}

export function giveUp(why: string): never {
  throw new DeadEnd(why);
}

/** Where a field stands, whoever wrote it. */
export function field(row: Row | undefined, name: string): unknown {
  if (!row) return undefined;
  return row[name] ?? (row['untrusted'] as Row | undefined)?.[name];
}

/** The same as text; empty where there is none. */
export const text = (row: Row | undefined, name: string): string => {
  const value = field(row, name);
  return value === undefined || value === null ? '' : String(value);
};
