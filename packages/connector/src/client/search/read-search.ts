import type { OperationFacts } from '../../catalogue/facts.ts';
import { readQuery, readSort } from './read-query.ts';
import type { Bound, HowToRead } from './reading.ts';
import type { TextSearch } from './text-query.ts';

export interface ReadSearch {
  readonly input: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
  readonly problems: readonly { readonly field: string; readonly problem: string }[];
  /** The words that its query looks for. */
  readonly text?: TextSearch;
  /** What the rows have to fit besides, in seconds. */
  readonly exact?: readonly Bound[];
}

/** The input of a search with `query` and `sort` as they are meant; of any other operation as it is. */
export function readSearch({ searchFields }: OperationFacts, input: Readonly<Record<string, unknown>>, how: HowToRead): ReadSearch {
  if (!searchFields || typeof input !== 'object' || input === null) return { input, notes: [], problems: [] };
  const query = input['query'] === undefined ? undefined : readQuery(searchFields, input['query'], how);
  const sort = input['sort'] === undefined || input['sort'] === null ? undefined : readSort(searchFields, input['sort'], how);
  const named = (name: string, { problems }: NonNullable<typeof query>) =>
    problems.map(({ path, problem }) => ({ field: [name, ...path].join('.'), problem }));
  return {
    input: { ...input, ...(query && { query: query.query }), ...(sort && { sort: sort.query }) },
    notes: [...(query?.notes ?? []), ...(sort?.notes ?? [])],
    // Hardly anything is documented of orders: what a program asks for is Intercom's to say.
    ...(query?.text && { text: query.text }),
    ...(query && query.exact.length > 0 && { exact: query.exact }),
    problems: [...(query ? named('query', query) : []), ...(sort && how.asMeant ? named('sort', sort) : [])],
  };
}
