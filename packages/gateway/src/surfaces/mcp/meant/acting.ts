import { findOperation, type Operation } from '@gatehouse/connector';
import { markOf } from '@gatehouse/connector/input-reading';
import * as z from 'zod';
import { GatewayError, places } from '../../../errors.ts';
import type { Connection } from '../../../store/ports.ts';
import { isRecord } from '../record.ts';
import type { Asked } from './meant.ts';

type Input = Readonly<Record<string, unknown>>;

const askedBefore = new WeakMap<Asked['policy'], Promise<string>>();

/**
 * The connection with the teammate as whom it acts: whom an administrator entered, or who made it. Where nobody is known and a call needs one,
 * Intercom is asked: a program that was given a token knows nothing else of it. Whom Intercom does not tell stays unknown.
 */
export async function withTeammate(operation: Operation, connection: Connection, { policy, call }: Asked): Promise<Connection> {
  const me = findOperation('admins.me');
  const mayAsk = policy.connections.some((granted) => granted.connection.id === connection.id && granted.scopes.has(me.scope));
  const known = connection.teammateId ?? connection.adminId;
  if (known !== '' || operation.acting === undefined || !mayAsk) return { ...connection, adminId: known };
  const asked = askedBefore.get(policy) ?? call(me, {}).then(({ body }) => (isRecord(body) ? String(body['id'] ?? '') : ''));
  askedBefore.set(policy, asked);
  const adminId = await asked.catch(() => {
    askedBefore.delete(policy);
    return '';
  });
  return { ...connection, adminId };
}

/**
 * The input with the teammate as whom it is done: whoever connected the workspace, where the call names nobody. Throws `input_invalid`
 * where nobody is known.
 */
export function withActing(operation: Operation, input: Input, { name, adminId }: Connection): Input {
  const missing = (operation.acting ?? []).filter((field) => input[field] === undefined);
  // Where somebody else speaks, a contact for one, nothing is missing.
  if (missing.length === 0 || (operation.variants && operation.input.safeParse(input).success)) return input;
  const fixed = operation.variants?.map((variant) => onlyWords(variant, input, missing)).find((words) => words !== undefined);
  // What else is missing is said, where it is plain what is to be done, and not who does it.
  const isChosen = operation.variants?.some((variant) => isChosenBy(variant, input) && missing.every((field) => field in variant.shape));
  if (operation.variants && !fixed && !(isChosen && adminId !== '')) return input;
  const [field = ''] = missing;
  if (adminId === '') {
    const isNeeded = !operation.fields[field]?.safeParse(undefined).success;
    if (!isNeeded && !operation.variants) return input;
    const fix = `${field}: give the id of the teammate who does it (admins.list, or author.id of what they wrote): nobody is known as who connected "${name}". Or an administrator enters one for all such calls under ${places.actsAs}.`;
    throw new GatewayError('input_invalid', { operation: operation.name, field, fix });
  }
  return { ...input, ...fixed, ...Object.fromEntries(missing.map((one) => [one, referenceTo(operation.fields[one], adminId)])) };
}

/** Of a body of which nothing is missing but the teammate, and fields that can only be one word: these. */
function onlyWords(variant: z.ZodObject, input: Input, missing: readonly string[]): Input | undefined {
  const { error } = variant.safeParse(input);
  const fields = [...new Set(error?.issues.map(({ path: [field] }) => String(field)).filter((field) => !missing.includes(field)) ?? [])];
  const words = fields.map((field) => (input[field] === undefined ? onlyWordOf(variant.shape[field] as z.ZodType) : undefined));
  return error && !words.includes(undefined) ? Object.fromEntries(fields.map((field, index) => [field, words[index]])) : undefined;
}

/** Whether the words that only this body has are those of the input. */
function isChosenBy({ shape }: z.ZodObject, input: Input): boolean {
  const words = Object.entries(shape).filter(
    ([name, schema]) => input[name] !== undefined && onlyWordOf(schema as z.ZodType) !== undefined,
  );
  return words.length > 0 && words.every(([name, schema]) => onlyWordOf(schema as z.ZodType) === input[name]);
}

function onlyWordOf(schema: z.ZodType): unknown {
  const words = schema instanceof z.ZodEnum ? schema.options : schema instanceof z.ZodLiteral ? [...schema.values] : [];
  return words.length === 1 ? words[0] : undefined;
}

function referenceTo(schema: z.ZodType | undefined, adminId: string): unknown {
  if (schema && markOf(schema)?.acting === 'reference') return { type: 'admin', id: adminId };
  return schema?.safeParse(adminId).success ? adminId : Number(adminId);
}
