import type { IdList } from '../../catalogue/id-lists.ts';
import type { SearchFields, SearchType } from '../../catalogue/search-fields.ts';
import type { Explained } from '../../catalogue/shared/explain.ts';
import type { Filter } from '../../catalogue/shared/search.ts';

export type Scalar = string | number | boolean | null;
export type Operator = Filter['operator'];

/** Filters that stand for one that was given. */
export type Node = Filter | { readonly operator: 'AND' | 'OR'; readonly value: readonly Filter[] };

/** Seconds between which a row's time has to be, where a search compares days. */
export interface Bound {
  readonly field: string;
  readonly operator: '>' | '>=' | '<' | '<=';
  readonly value: number;
}

export interface HowToRead {
  /** Milliseconds. */
  readonly now: number;
  /**
   * Whether what Intercom cannot do exactly is done as it was most likely meant, which a note says: a time among whole days is the whole
   * day. Without it a query that Intercom takes stays as it is.
   */
  readonly asMeant: boolean;
  /** Whether times that a search compares by days are those of more days, and `exact` what of the rows fits. */
  readonly exactly?: boolean;
  /** The id that a name stands for; undefined where nobody has looked. */
  readonly idOf?: (list: IdList, name: string) => string | undefined;
  /** What fields that the workspace made are, by their whole names; those that nobody has looked up stay as they are given. */
  readonly ownTypes?: ReadonlyMap<string, SearchType>;
}

/** What is known while a query is read, and what comes of it besides. */
export interface Reading {
  readonly search: SearchFields;
  readonly how: HowToRead;
  /** What was read otherwise than it was written, in sentences. */
  readonly notes: Set<string>;
  readonly problems: Explained[];
  /** What the rows have to fit besides. */
  readonly exact: Bound[];
  /** Where not everything has to fit. */
  readonly isEither?: true;
  /** Where no more groups fit: a word in its shortest form alone. */
  readonly inShort?: true;
}

export type Path = readonly (string | number)[];

export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}…${typeof value === 'string' ? '"' : ''}` : text;
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `In progress`, `in-progress` and `IN_PROGRESS` are one word. */
export const wordOf = (value: unknown): string =>
  String(value)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

/** Whether nobody sees anything of it: blanks, and signs without a width. */
export const isBlankText = (text: string): boolean => /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
