/** The example prompts and sentences of two published guides to Intercom for agents, word for word, and what the right and whole answer is. */
import type { State } from '../tasks/state.ts';
import { type Answered, type Ask, field, type Row, text, type Value } from '../tasks/task.ts';

/** One guide has six tools, the other eleven. */
export interface Place {
  readonly guide: 'six tools' | 'eleven tools';
  readonly under: string;
  readonly nth: number;
}

/**
 * The right answer: one thing, of which every field must be said, or a list in its order. Of a list that is longer than people read,
 * the first `atLeast` rows must be there, with how many there are in all, and that and how it goes on.
 */
export type Expected = { readonly thing: Value } | { readonly list: readonly Value[]; readonly atLeast: number };

/** What whoever asked would be shown. */
export type Shown =
  | { readonly thing: Value }
  | { readonly rows: readonly Value[]; readonly total: number | undefined; readonly more: boolean };

/** One way of saying it, and the calls that somebody chooses who has seen nothing but the list of tools. */
export interface Phrasing<Given> {
  says(given: Given): string;
  right(state: State, given: Given): Expected;
  ask(ask: Ask, given: Given): Promise<Shown>;
}

export interface Prompt<Given = unknown> {
  readonly prompt: string;
  readonly place: Place;
  given(state: State): Given;
  /** The first says the prompt as it stands. */
  readonly phrasings: readonly [Phrasing<Given>, Phrasing<Given>, Phrasing<Given>];
}

export const prompt = <Given>(one: Prompt<Given>): Prompt => one as unknown as Prompt;

export const six = (nth: number): Place => ({ guide: 'six tools', under: 'Example prompts', nth });
export const eleven = (under: string, nth: number): Place => ({ guide: 'eleven tools', under, nth });

/** Three ways of asking for the same. */
export function same<Given>(
  right: Phrasing<Given>['right'],
  ...ways: [Way<Given>, Way<Given>, Way<Given>]
): readonly [Phrasing<Given>, Phrasing<Given>, Phrasing<Given>] {
  const [first, second, third] = ways.map(([says, ask]) => ({ says: typeof says === 'string' ? () => says : says, right, ask }));
  return [first, second, third] as [Phrasing<Given>, Phrasing<Given>, Phrasing<Given>];
}
type Way<Given> = readonly [says: string | ((given: Given) => string), ask: Phrasing<Given>['ask']];

/** A page as it is shown; `more` when the answer says how to go on. */
export const page = (answered: Answered, row: (row: Row) => Value): Shown => ({
  rows: answered.rows.map(row),
  total: answered.total,
  more: answered.body['next'] !== undefined,
});

/** All of a list, in which nothing is left out. */
export const whole = (rows: readonly Row[], row: (row: Row) => Value): Shown => ({ rows: rows.map(row), total: rows.length, more: false });

/** To the minute, whether it stands as seconds or as a date. */
export function minute(row: Row | undefined, name: string): number | null {
  const value = field(row, name);
  if (typeof value === 'number') return Math.floor(value / 60);
  return typeof value === 'string' ? Math.floor(Date.parse(value) / 60_000) : null;
}
export const minuteOf = (seconds: number | null): number | null => (seconds === null ? null : Math.floor(seconds / 60));

export const orNull = (row: Row | undefined, name: string): string | null => text(row, name) || null;

/** What somebody says to whom an id was given that nothing has. */
export const nothingThere: Expected = { thing: 'there is none' };
export const isRefused = ({ isError }: Answered): Shown | undefined => (isError ? { thing: 'there is none' } : undefined);
