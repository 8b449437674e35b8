import type { OperationFacts } from './facts.ts';

type Segment = { readonly word: string } | { readonly parameter: string };

const segmentsOf = (path: string): readonly Segment[] =>
  path
    .slice(1)
    .split('/')
    .map((text) => (text.startsWith('{') ? { parameter: text.slice(1, -1) } : { word: text }));

export interface AddressMatch {
  readonly operation: OperationFacts;
  readonly path: Readonly<Record<string, string>>;
}

/** What can be known of the addresses of a set of operations. */
export interface Addresses {
  /**
   * The operation at one of Intercom's addresses. `path` is as it was sent, still encoded, without a query. A word beats a parameter,
   * and no parameter is a word or empty. Throws `URIError` for a `%` that begins no encoded byte.
   */
  match(method: string, path: string): AddressMatch | undefined;
  /**
   * The words that a parameter may not hold: those that another operation, of whatever method, has at the same place after the same
   * prefix. `GET /companies/list` is never the company "list", although only a POST has that word there; an external id, in whose
   * place no operation has a word, may be any.
   */
  wordsAt(operation: OperationFacts, parameter: string): ReadonlySet<string>;
}

export function createAddresses(all: readonly OperationFacts[]): Addresses {
  const words = new Map<string, Set<string>>();
  const ofParameter = new Map<string, ReadonlySet<string>>();
  const routes = all.map((operation) => ({ operation, segments: segmentsOf(operation.path) }));
  const placeOf = (segments: readonly Segment[], index: number) =>
    segments
      .slice(0, index)
      .map((segment) => ('word' in segment ? segment.word : '{}'))
      .join('/');
  const wordsOf = (place: string) => words.get(place) ?? words.set(place, new Set()).get(place) ?? new Set<string>();
  for (const { segments } of routes) {
    for (const [index, segment] of segments.entries()) if ('word' in segment) wordsOf(placeOf(segments, index)).add(segment.word);
  }
  for (const { operation, segments } of routes) {
    for (const [index, segment] of segments.entries()) {
      if ('parameter' in segment) ofParameter.set(`${operation.path} ${segment.parameter}`, wordsOf(placeOf(segments, index)));
    }
  }
  const wordsAt = ({ path }: OperationFacts, parameter: string) => ofParameter.get(`${path} ${parameter}`) ?? new Set<string>();

  const order = (segments: readonly Segment[]) => segments.map((segment) => ('word' in segment ? segment.word : '~')).join('/');
  const byLength = Map.groupBy(
    routes.sort((a, b) => (order(a.segments) < order(b.segments) ? -1 : 1)),
    ({ operation, segments }) => `${operation.method} ${segments.length}`,
  );
  return {
    wordsAt,
    match(method, path) {
      const given = path.replace(/^\//, '').split('/').map(decodeURIComponent);
      const fits = ({ operation, segments }: (typeof routes)[number]) =>
        segments.every((segment, index) => {
          const value = given[index] ?? '';
          return 'word' in segment ? segment.word === value : value !== '' && !wordsAt(operation, segment.parameter).has(value);
        });
      const route = byLength.get(`${method} ${given.length}`)?.find(fits);
      if (!route) return undefined;
      const parameters = route.segments.flatMap((segment, index) =>
        'parameter' in segment ? [[segment.parameter, given[index] ?? ''] as const] : [],
      );
      return { operation: route.operation, path: Object.fromEntries(parameters) };
    },
  };
}
