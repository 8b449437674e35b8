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
 * the first `atLeast` rows must be there, with how many there are in all, and that and how it goes on, unless `exactly` so many were wanted.
 * `orElse` is the other order that can be meant.
 */
export type Expected =
  | { readonly thing: Value }
  | { readonly list: readonly Value[]; readonly atLeast: number; readonly exactly?: boolean; readonly orElse?: readonly Value[] };

/** What whoever asked would be shown. */
export type Shown = ({ readonly thing: Value } | ShownList) & {
  /** Goes on as the answer says, and tells why what comes is not the rest. */
  goesOn?(ask: Ask, expected: Expected): Promise<string | undefined>;
};
export interface ShownList {
  readonly rows: readonly Value[];
  readonly total: number | undefined;
  readonly more: boolean;
  /** The fields that were asked for, where those are fewer. */
  readonly only?: readonly string[];
}

/** The calls that somebody chooses who has seen nothing but the list of tools. */
export type Way<Given> = (ask: Ask, given: Given) => Promise<Shown>;

/** One way of saying it. */
export interface Phrasing<Given> {
  says(given: Given): string;
  right(state: State, given: Given): Expected;
  /** With the list of tools as it was before the change. */
  readonly before: Way<Given>;
  /** With the list of tools and the instructions as they are now. */
  readonly after: Way<Given>;
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
  ...said: readonly [Said<Given>, Said<Given>, Said<Given>]
): readonly [Phrasing<Given>, Phrasing<Given>, Phrasing<Given>] {
  const phrasing = ([says, before, after]: Said<Given>): Phrasing<Given> => ({
    says: typeof says === 'string' ? () => says : says,
    right,
    before,
    after,
  });
  return [phrasing(said[0]), phrasing(said[1]), phrasing(said[2])];
}
type Said<Given> = readonly [says: string | ((given: Given) => string), before: Way<Given>, after: Way<Given>];

/** To the minute, whether it stands as seconds or as a date. */
export function minute(row: Row | undefined, name: string): number | null {
  const value = field(row, name);
  if (typeof value === 'number') return Math.floor(value / 60);
  if (typeof value !== 'string') return null;
  // Without a zone it is UTC, and a day alone begins at midnight.
  return Math.floor(Date.parse(/ \d/.test(value) ? `${value.replace(' ', 'T')}Z` : value) / 60_000);
}
export const minuteOf = (seconds: number | null): number | null => (seconds === null ? null : Math.floor(seconds / 60));

export const orNull = (row: Row | undefined, name: string): string | null => text(row, name) || null;

/** What somebody says to whom an id was given that nothing has. */
export const nothingThere: Expected = { thing: 'there is none' };
export const isRefused = ({ isError, body }: Answered): Shown | undefined => {
  if (!isError) return undefined;
  const { code, fix } = (body['error'] ?? {}) as { readonly code?: string; readonly fix?: string };
  return { thing: code === 'upstream_not_found' || fix?.includes('is called') ? 'there is none' : `refused: ${fix}` };
};
