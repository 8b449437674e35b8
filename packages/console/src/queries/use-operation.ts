import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import { ApiError } from './api-error.ts';
import type { ManagementFacts, ManagementInput, ManagementName, ManagementOutput } from './contract.ts';
import { isSignedOut } from './query-client.ts';

interface Options<N extends ManagementName> {
  /** Said in a toast on success. */
  readonly done?: (output: ManagementOutput<N>, input: ManagementInput<N>) => string;
  /** Forms show their errors at the field; everything else says them in a toast. */
  readonly quiet?: boolean;
}

/** One changing operation as a mutation. What it changes is read again. */
export function useOperation<N extends ManagementName>(operation: ManagementFacts<N>, options: Options<N> = {}) {
  const client = useQueryClient();
  return useMutation<ManagementOutput<N>, Error, ManagementInput<N>>({
    mutationKey: [operation.name],
    mutationFn: (input) => call(operation, input),
    onSuccess: async (output, input) => {
      if (options.done) notifications.show({ message: options.done(output, input) });
      await Promise.all(operation.changes.map((resource) => client.invalidateQueries({ queryKey: [resource] })));
    },
    onError: (error) => {
      if (!options.quiet) notifyError(error);
    },
  });
}

export function notifyError(error: Error): void {
  // The sign-in that comes says it.
  if (isSignedOut(error)) return;
  const fix = error instanceof ApiError ? error.fix : null;
  notifications.show({ color: 'red', title: error.message, message: fix ?? '', autoClose: 8000 });
}
