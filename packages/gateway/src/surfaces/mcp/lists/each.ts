import { findOperation, type OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { operationOfTool } from '../tool-name.ts';
import { placeholdersIn } from './placeholders.ts';

/** What is read for each row of a list. */
export interface Each {
  readonly operation: OperationFacts;
  /** With fields of the row in braces: `{"user_id": "{external_id}"}`. */
  readonly input: Readonly<Record<string, unknown>>;
}

const example = '{"operation": "events.list", "input": {"user_id": "{external_id}"}}';

const refuse = (field: string, problem: string) => new GatewayError('input_invalid', { field, fix: `${field} ${problem}` });

/** Throws `input_invalid`. */
export function readEach(value: unknown): Each | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw refuse('each', `is an operation that is run for each row, such as ${example}.`);
  const { operation: asked = value['tool'] ?? value['name'], input: given = value['arguments'] ?? {} } = value;
  const operation = typeof asked === 'string' ? (findOperation(asked) ?? operationOfTool(asked)) : undefined;
  if (!operation) throw refuse('each.operation', `is no operation; such as ${example}. intercom_search_operations finds its name.`);
  if (operation.effect !== 'read') throw refuse('each.operation', `only reads: ${operation.name} changes something.`);
  if (operation.answer !== undefined) throw refuse('each.operation', `${operation.name} answers with no rows.`);
  const input = isRecord(given) ? given : undefined;
  if (!input || placeholdersIn(input).length === 0)
    throw refuse('each.input', `takes fields of the row in braces, or every row asks the same: such as ${example}.`);
  return { operation, input };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
