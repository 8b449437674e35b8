import type { OperationName } from '../manifest/resources.ts';

export type { Absent } from './absence.ts';
export { absent } from './absent.ts';
export { deeds, things } from './vocabulary.ts';

/** How people ask for each operation, in their words. Apart from the facts, because only a search needs it. */
export async function loadAsked(): Promise<Readonly<Record<OperationName, readonly string[]>>> {
  // The specifier is put together so that the type check does not read the file.
  const file = 'asked';
  const loaded = (await import(`../manifest/${file}.json`, { with: { type: 'json' } })) as { default: Record<OperationName, string[]> };
  return loaded.default;
}
