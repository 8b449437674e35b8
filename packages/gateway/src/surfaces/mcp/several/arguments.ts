import type { OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { fromText } from '../lists/arguments.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** What a person still reads the outcome of. */
export const mostAtOnce = 20;

/** One write that is wanted for several things. */
export interface WantedForSeveral {
  /** The field of the path whose values they are. */
  readonly of: string;
  readonly ids: readonly (string | number)[];
  readonly input: Arguments;
}

/** `conversation_ids`, where the operation has one of them. */
function withPlural({ several, places }: OperationFacts, given: Arguments): Arguments {
  const plural = several && [`${several.of}s`, 'ids'].find((name) => given[name] !== undefined && places[name] === undefined);
  if (!plural || given[several.of] !== undefined) return given;
  const { [plural]: ids, ...rest } = given;
  return { ...rest, [several.of]: ids };
}

/**
 * The things that a write names in the place of one; undefined where it names one. Throws `input_invalid` where this write is only made for one at
 * a time.
 */
export function takeSeveral(operation: OperationFacts, asked: Arguments): WantedForSeveral | undefined {
  if (operation.effect === 'read') return undefined;
  const given = withPlural(operation, asked);
  const inPath = Object.keys(operation.places).filter((name) => operation.places[name] === 'path');
  const of = inPath.find((name) => Array.isArray(listOf(given[name])));
  if (of === undefined) return undefined;
  const { several } = operation;
  const refuse = (problem: string) => new GatewayError('input_invalid', { operation: operation.name, field: of, fix: `${of}: ${problem}` });
  if (several?.of !== of) throw refuse(`${operation.name} takes one at a time: make a call for each.`);
  const reaching = several.without?.find((name) => given[name] !== undefined && given[name] !== null && given[name] !== '');
  if (reaching !== undefined) throw refuse(`several are taken only without ${reaching}: with it, make a call for each.`);
  const { only } = several;
  if (only && !only.values.includes(String(given[only.field])))
    throw refuse(
      `several are taken only with ${only.field} ${only.values.join(' or ')}, which no customer sees: otherwise make a call for each.`,
    );
  const ids = [...new Map((listOf(given[of]) as unknown[]).map((id) => [String(id), id])).values()];
  if (ids.length === 0 || !ids.every((id) => (typeof id === 'string' && id.trim() !== '') || typeof id === 'number'))
    throw refuse('is a list of ids.');
  if (ids.length > mostAtOnce) throw refuse(`${ids.length} are too many: up to ${mostAtOnce} in one call.`);
  return { of, ids: ids as (string | number)[], input: given };
}

/** Ids of digits, divided by commas, are a list, too. */
function listOf(value: unknown): unknown {
  if (typeof value === 'string' && /^\s*\d+(?:\s*,\s*\d+)+\s*$/.test(value)) return value.split(',').map((id) => id.trim());
  return fromText(value);
}
