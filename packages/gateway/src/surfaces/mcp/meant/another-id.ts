import { loadOperation, type OperationFacts } from '@gatehouse/connector';
import { isIdOf, markOf } from '@gatehouse/connector/input-reading';
import { GatewayError } from '../../../errors.ts';
import type { Asked } from './meant.ts';
import { lookUp } from './name-lists.ts';
import { shown } from './values.ts';

type Input = Readonly<Record<string, unknown>>;

/** The same call by another id of what it is about. */
export interface OtherId {
  readonly input: Input;
  readonly notes: readonly string[];
}

/**
 * What a workspace has chosen as its own id may look like an address, a name or an id of Intercom's: only after nothing has it is it read as
 * one of those. Throws what it was given where it is none, or could be several.
 */
export async function byAnotherId(
  cause: unknown,
  operation: OperationFacts,
  input: Input,
  { policy, granted, call }: Asked,
): Promise<OtherId> {
  if (!(cause instanceof GatewayError) || cause.code !== 'upstream_not_found' || !granted) throw cause;
  const { fields } = await loadOperation(operation.name);
  for (const [name, schema] of Object.entries(fields)) {
    const own = markOf(schema)?.ownIdOf;
    const given = input[name];
    if (!own || typeof given !== 'string' || input[own.beside] !== undefined) continue;
    const byName = markOf(fields[own.beside] as typeof schema)?.nameOf !== undefined;
    const { exact, near } =
      isIdOf(own.list, given) && !byName
        ? { exact: [{ id: given, name: given }], near: [] }
        : await lookUp(own.list, given, { policy, connectionId: granted.connection.id, call }).catch(() => Promise.reject(cause));
    const [hit, ...others] = exact.length > 0 ? exact : near;
    if (!hit || others.length > 0) throw cause;
    const { [name]: _, ...rest } = input;
    return {
      input: { ...rest, [own.beside]: byName ? hit.name : hit.id },
      notes: [`Nothing has the own id ${shown(given)} (${name}): asked by ${own.beside}.`],
    };
  }
  throw cause;
}
