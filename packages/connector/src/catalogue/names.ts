import type { OperationFacts } from './facts.ts';

/** Every name that an operation can be called by: its own, and those it had before. */
export const namesOf = ({ name, aliases = [] }: OperationFacts): readonly string[] => [name, ...aliases];

export const indexByName = <Facts extends OperationFacts>(operations: readonly Facts[]): ReadonlyMap<string, Facts> =>
  new Map(operations.flatMap((operation) => namesOf(operation).map((name) => [name, operation] as const)));

/** One value for each operation, where the typed client has it: by resource and verb, under former names, too. */
export function byResource<Facts extends OperationFacts, Value>(
  operations: readonly Facts[],
  make: (operation: Facts) => Value,
): Record<string, Record<string, Value>> {
  const all: Record<string, Record<string, Value>> = {};
  for (const operation of operations) {
    const value = make(operation);
    for (const name of namesOf(operation)) {
      const [resource, verb] = name.split('.') as [string, string];
      all[resource] = { ...all[resource], [verb]: value };
    }
  }
  return all;
}
