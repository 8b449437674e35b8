import { loadOperation, type OperationFacts } from '@gatehouse/connector';
import { isIdOf, markOf } from '@gatehouse/connector/input-reading';
import type * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
import type { Asked } from './meant.ts';
import { type Lists, lookUp } from './name-lists.ts';
import { ticketNumbered } from './ticket-number.ts';
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
  const lists = { policy, connectionId: granted.connection.id, call };
  const numbered = Object.keys(fields).find((name) => markOf(fields[name] as z.ZodType)?.numbered);
  if (numbered) return byNumber(cause, operation, input, numbered, lists);
  for (const [name, schema] of Object.entries(fields)) {
    const own = markOf(schema)?.ownIdOf;
    const given = input[name];
    if (!own || typeof given !== 'string' || input[own.beside] !== undefined) continue;
    const byName = markOf(fields[own.beside] as typeof schema)?.nameOf !== undefined;
    const { exact, near } =
      isIdOf(own.list, given) && !byName
        ? { exact: [{ id: given, name: given }], near: [] }
        : await lookUp(own.list, given, lists).catch(() => Promise.reject(cause));
    // Nothing is written to what is only near.
    const [hit, ...others] = exact.length > 0 || operation.effect !== 'read' ? exact : near;
    if (!hit || others.length > 0) throw cause;
    const { [name]: _, ...rest } = input;
    return {
      input: { ...rest, [own.beside]: byName ? hit.name : hit.id },
      notes: [`Nothing has the own id ${shown(given)} (${name}): asked by ${own.beside}.`],
    };
  }
  throw cause;
}

/** By the number that the inbox shows, with or without its #. Nothing is deleted by it: a number is given with less care. */
async function byNumber(cause: GatewayError, operation: OperationFacts, input: Input, field: string, lists: Lists): Promise<OtherId> {
  const [, number] = /^\s*#?(\d{1,12})\s*$/.exec(String(input[field])) ?? [];
  if (number === undefined || operation.effect === 'delete') throw cause;
  const { id, read } = await ticketNumbered(number, lists).catch(() => Promise.reject(cause));
  if (id === undefined) {
    const fix = `${field}: no ticket has the id ${number}, and none of the newest ${read} that number in the inbox.`;
    throw new GatewayError(cause.code, { ...cause.details, field, fix }, { cause });
  }
  return {
    input: { ...input, [field]: id },
    notes: [`No ticket has the id ${number}: ${field} is read as the number that the inbox shows, of the ticket ${id}.`],
  };
}
