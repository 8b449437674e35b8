import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';
import type { ManagementFacts, ManagementInput, ManagementName, ManagementOutput } from './contract.ts';

/** One reading operation as a query; under its resource, where a change finds it. */
export const read = <N extends ManagementName>(operation: ManagementFacts<N>, input: ManagementInput<N>) =>
  queryOptions({
    queryKey: [operation.resource, operation.name, input] as const,
    queryFn: ({ signal }) => call(operation, input, signal),
  });

type Paged = { readonly nextAfter: string | null };
type PagedName = { [N in ManagementName]: ManagementOutput<N> extends Paged ? N : never }[ManagementName];

const readPage = <N extends PagedName>(operation: ManagementFacts<N>, input: object, signal: AbortSignal) =>
  call(operation, input as ManagementInput<N>, signal) as Promise<ManagementOutput<N> & Paged>;

/** A list page by page, for the page that is about it. */
export const readPages = <N extends PagedName>(operation: ManagementFacts<N>, input: ManagementInput<N>) =>
  infiniteQueryOptions({
    queryKey: [operation.resource, operation.name, 'in pages', input] as const,
    queryFn: ({ pageParam, signal }) => readPage(operation, { ...input, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });

/** All pages of a list, for names and choices: those have to be complete. */
export const readAll = <N extends PagedName>(operation: ManagementFacts<N>) =>
  queryOptions({
    queryKey: [operation.resource, operation.name, 'to its end'] as const,
    queryFn: async ({ signal }) => {
      const pages = [await readPage(operation, { limit: 200 }, signal)];
      for (let after = pages[0]?.nextAfter; after; after = pages.at(-1)?.nextAfter) {
        pages.push(await readPage(operation, { limit: 200, after }, signal));
      }
      return pages;
    },
  });
