import { type OperationFacts, operations } from '@gatehouse/connector';
import { GatewayError } from '../../errors.ts';

interface Route {
  readonly operation: OperationFacts;
  readonly segments: readonly string[];
}

/** Orders by segment: a parameter comes after every word. */
function shape(segments: readonly string[]): string {
  return segments.map((segment) => (isParameter(segment) ? '~' : segment)).join('/');
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

export interface Match {
  readonly operation: OperationFacts;
  readonly path: Readonly<Record<string, string>>;
}

export type Matcher = (method: string, path: string) => Match | undefined;

/** Finds the operation at one of Intercom's addresses. `path` is as it was sent, still encoded, without a query. */
export function createMatcher(all: readonly OperationFacts[]): Matcher {
  // Words before parameters, so that `/articles/search` is not an article called "search".
  const routes: ReadonlyMap<string, readonly Route[]> = Map.groupBy(
    all
      .map((operation): Route => ({ operation, segments: operation.path.slice(1).split('/') }))
      .sort((a, b) => (shape(a.segments) < shape(b.segments) ? -1 : 1)),
    ({ operation, segments }) => `${operation.method} ${segments.length}`,
  );
  return (method, path) => {
    const segments = path.replace(/^\//, '').split('/').map(decode);
    const route = routes
      .get(`${method} ${segments.length}`)
      ?.find((candidate) => candidate.segments.every((word, index) => isParameter(word) || word === segments[index]));
    if (!route) return undefined;
    const parameters = route.segments.flatMap((word, index) =>
      isParameter(word) ? [[word.slice(1, -1), segments[index] ?? ''] as const] : [],
    );
    return { operation: route.operation, path: Object.fromEntries(parameters) };
  };
}

export const matchOperation: Matcher = createMatcher(operations);

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new GatewayError('request_malformed', { field: 'path', fix: 'A % in a path must begin an encoded byte.' }, { cause });
  }
}
