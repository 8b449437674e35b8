import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';
import type { ManagementFacts, ManagementInput, ManagementName } from './contract.ts';

/** One reading operation as a query; under its resource, where a change finds it. */
export const read = <N extends ManagementName>(operation: ManagementFacts<N>, input: ManagementInput<N>) =>
  queryOptions({
    queryKey: [operation.resource, operation.name, input] as const,
    queryFn: ({ signal }) => call(operation, input, signal),
  });
