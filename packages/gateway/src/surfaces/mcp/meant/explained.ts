import { findOperation, loadOperation, type OperationFacts, rowsOf } from '@gatehouse/connector';
import { nearNames } from '@gatehouse/connector/input-reading';
import { GatewayError } from '../../../errors.ts';
import { isRecord } from '../record.ts';
import { withCondition } from './as-condition.ts';
import type { Asked } from './meant.ts';
import { modelOf } from './own-types.ts';

/**
 * What was refused of a list, and what Intercom refused of a search, with what there is instead: which fields a workspace made is known to nobody but Intercom, so the list
 * is read when one of them was refused.
 */
export async function explained(
  cause: unknown,
  operation: OperationFacts,
  input: Readonly<Record<string, unknown>>,
  { call }: Asked,
): Promise<unknown> {
  const { searchFields } = operation;
  if (!(cause instanceof GatewayError)) return cause;
  if (!searchFields || !cause.details.upstream?.errors.some(({ code }) => code === 'invalid_field'))
    return withCondition(cause, operation, input);
  const asked = ownFields(input['query'], searchFields.own.prefixes);
  const lister = findOperation(searchFields.own.listedBy);
  if (asked.length === 0 || !lister) return cause;
  const fix = `${asked.join(', ')}: at least one is no attribute of this workspace; ${lister.name} has those that there are.`;
  const names = await namesOf(lister, operation, call).catch(() => []);
  const near = [...new Set(asked.flatMap((field) => nearNames(field.slice(field.indexOf('.') + 1), names, 5)))];
  const told = (near.length > 0 ? near : names.slice(0, 10)).map((name) => ({ id: `${searchFields.own.prefixes[0]}…`, name }));
  return new GatewayError(
    cause.code,
    { ...cause.details, field: 'query', fix, ...(told.length === 0 ? {} : { candidates: told }) },
    { cause },
  );
}

function ownFields(query: unknown, prefixes: readonly string[]): string[] {
  if (!isRecord(query)) return [];
  const { field, value } = query;
  if (typeof field === 'string') return prefixes.some((prefix) => field.startsWith(prefix)) ? [field] : [];
  return Array.isArray(value) ? [...new Set(value.flatMap((one) => ownFields(one, prefixes)))] : [];
}

async function namesOf(lister: OperationFacts, operation: OperationFacts, call: Asked['call']): Promise<string[]> {
  const { body } = await call(lister, Object.hasOwn(lister.places, 'model') ? { model: modelOf(operation) } : {});
  const rows = rowsOf(await loadOperation(lister.name), body);
  return rows.flatMap((row) => (isRecord(row) && typeof row['name'] === 'string' && row['custom'] !== false ? [row['name']] : []));
}
