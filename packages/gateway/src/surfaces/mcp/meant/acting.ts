import { markOf, type Operation } from '@gatehouse/connector';
import type * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
import type { Connection } from '../../../store/ports.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * The input with the teammate as whom it is done: whoever connected the workspace, where the call names nobody. Throws `input_invalid`
 * where nobody is known.
 */
export function withActing(operation: Operation, input: Input, { name, adminId }: Connection): Input {
  const missing = (operation.acting ?? []).filter((field) => input[field] === undefined);
  // Where somebody else speaks, a contact for one, nothing is missing.
  if (missing.length === 0 || (operation.variants && operation.input.safeParse(input).success)) return input;
  if (operation.variants && !operation.variants.some((variant) => isOnlyWithout(variant, input, missing))) return input;
  const [field = ''] = missing;
  if (adminId === '') {
    const isNeeded = !operation.fields[field]?.safeParse(undefined).success;
    if (!isNeeded && !operation.variants) return input;
    const fix = `${field}: give the id of the teammate who does it (admins.list): nobody is known as who connected "${name}".`;
    throw new GatewayError('input_invalid', { operation: operation.name, field, fix });
  }
  return { ...input, ...Object.fromEntries(missing.map((one) => [one, referenceTo(operation.fields[one], adminId)])) };
}

/** Whether a body is meant of which nothing but the teammate is missing or wrong. */
function isOnlyWithout(variant: z.ZodObject, input: Input, missing: readonly string[]): boolean {
  const { success, error } = variant.safeParse(input);
  return !success && error.issues.every(({ path: [field] }) => missing.includes(String(field)));
}

function referenceTo(schema: z.ZodType | undefined, adminId: string): unknown {
  if (schema && markOf(schema)?.acting === 'reference') return { type: 'admin', id: adminId };
  return schema?.safeParse(adminId).success ? adminId : Number(adminId);
}
