import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import { ApiError } from './api-error.ts';
import type { ManagementInput, ManagementName, ManagementOutput } from './contract.ts';

type Resource = 'setup' | 'session' | 'members' | 'groups' | 'keys' | 'connections' | 'activity';

interface Options<N extends ManagementName> {
  /** Resources to read again afterwards. */
  readonly changes: readonly Resource[];
  /** Said in a toast on success. */
  readonly done?: (output: ManagementOutput<N>, input: ManagementInput<N>) => string;
  /** Forms show their errors at the field; everything else says them in a toast. */
  readonly quiet?: boolean;
}

/** One changing operation as a mutation. */
export function useOperation<N extends ManagementName>(name: N, options: Options<N>) {
  const client = useQueryClient();
  return useMutation<ManagementOutput<N>, Error, ManagementInput<N>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: async (output, input) => {
      if (options.done) notifications.show({ message: options.done(output, input) });
      await Promise.all(options.changes.map((resource) => client.invalidateQueries({ queryKey: [resource] })));
    },
    onError: (error) => {
      if (!options.quiet) notifyError(error);
    },
  });
}

export function notifyError(error: Error): void {
  const fix = error instanceof ApiError ? error.fix : null;
  notifications.show({ color: 'red', title: error.message, message: fix ?? '', autoClose: 8000 });
}
