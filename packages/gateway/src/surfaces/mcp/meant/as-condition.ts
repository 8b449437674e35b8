import { loadOperation, type OperationFacts, toExactJson } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { isNamedIn } from '../lists/known-fields.ts';
import { isList } from '../lists/schemas.ts';
import { rowViewsOf } from '../shape.ts';

type Input = Readonly<Record<string, unknown>>;

/** A longer one is not repeated. */
const mostCharacters = 200;

/**
 * The refusal of a field that a list does not take, but its rows have (`state: "open"`), with the condition that was meant: somebody may have
 * meant another list, so it is said and not done.
 */
export async function withCondition(cause: GatewayError, facts: OperationFacts, input: Input): Promise<GatewayError> {
  const { field, fix } = cause.details;
  if (cause.code !== 'input_invalid' || field === undefined || fix === undefined || !isList(facts)) return cause;
  const value = input[field];
  if (Object.hasOwn(facts.places, field) || !['string', 'number', 'boolean'].includes(typeof value)) return cause;
  if (!isNamedIn(rowViewsOf(await loadOperation(facts.name)).schema, field)) return cause;
  const condition = { field, operator: '=', value };
  const { query } = input;
  const meant = !facts.searchFields
    ? { where: [condition] }
    : { query: query === undefined ? condition : { operator: 'AND', value: [query, condition] } };
  const text = toExactJson(meant);
  if (text.length > mostCharacters) return cause;
  return new GatewayError(cause.code, { ...cause.details, fix: `${fix} Rows have it, so a condition does: ${text}.` }, { cause });
}
