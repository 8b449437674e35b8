import { findOperation, type OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { isRecord } from '../record.ts';
import { operationOfTool } from '../tool-name.ts';
import type { PerRow } from './per-row.ts';
import { placeholdersIn } from './placeholders.ts';
import { listArguments } from './schemas.ts';

/** What is read for each row of a list. */
export interface Each {
  readonly operation: OperationFacts;
  /** With fields of the row in braces: `{"user_id": "{external_id}"}`. */
  readonly input: Readonly<Record<string, unknown>>;
  /** For how many rows of the list, where that is more than a page of it. */
  readonly most?: number;
  readonly perRow?: PerRow;
  /** Of the first page how many of what has to be asked was asked before. */
  readonly from?: number;
  /** As it was written. */
  readonly given: Readonly<Record<string, unknown>>;
}

const example = '{"operation": "events.list", "input": {"user_id": "{external_id}"}}';

const refuse = (field: string, problem: string) => new GatewayError('input_invalid', { field, fix: `${field} ${problem}` });

const forOperation = ['operation', 'tool', 'name'];
const forInput = ['input', 'arguments', 'args', 'params', 'parameters'];

/** Throws `input_invalid`. */
export function readEach(given: unknown): Each | undefined {
  if (given === undefined || given === null) return undefined;
  if (!isRecord(given)) throw refuse('each', `is an operation that is run for each row, such as ${example}.`);
  const { from: asked, ...rest } = given;
  const from = typeof asked === 'number' && Number.isInteger(asked) && asked >= 0 ? asked : undefined;
  if (asked !== undefined && from === undefined) throw refuse('each.from', 'is a number that `next` gave.');
  const named = forOperation.find((name) => rest[name] !== undefined);
  const name = named === undefined ? undefined : rest[named];
  const operation = typeof name === 'string' ? (findOperation(name) ?? operationOfTool(name)) : undefined;
  if (!operation) throw refuse('each.operation', `is no operation; such as ${example}. intercom_search_operations finds its name.`);
  if (operation.effect !== 'read') throw refuse('each.operation', `only reads: ${operation.name} changes something.`);
  if (operation.answer !== undefined) throw refuse('each.operation', `${operation.name} answers with no rows.`);
  const put = forInput.find((one) => isRecord(rest[one]));
  // Models write the input, and what they want of the rows, beside the operation, too.
  const beside = Object.entries(rest).filter(([one]) => one !== named && one !== put);
  const known = (one: string) =>
    Object.hasOwn(operation.places, one) || (listArguments as readonly string[]).includes(one) || one === 'limit';
  const [unknown] = beside.flatMap(([one]) => (known(one) ? [] : [one]));
  if (unknown !== undefined)
    throw refuse(`each.${unknown.slice(0, 100)}`, `is nothing that each takes: it takes operation and input, such as ${example}.`);
  const input: Readonly<Record<string, unknown>> = { ...Object.fromEntries(beside), ...(put === undefined ? {} : (rest[put] as object)) };
  if (input['each'] !== undefined && !Object.hasOwn(operation.places, 'each'))
    throw refuse(
      'each.each',
      `is not read: each goes one level deep. Ask for ${operation.name} of each row first, then for the rest with that list's own call, or with a search that takes all their ids (IN).`,
    );
  if (placeholdersIn(input).length === 0)
    throw refuse('each.input', `takes fields of the row in braces, or every row asks the same: such as ${example}.`);
  return { operation, input, given: rest, ...(from !== undefined && { from }) };
}
