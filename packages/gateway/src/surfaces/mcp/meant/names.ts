import type { Operation, OperationFacts } from '@gatehouse/connector';
import { type IdList, idLists, isIdOf, markOf } from '@gatehouse/connector/input-reading';
import * as z from 'zod';
import { GatewayError } from '../../../errors.ts';
import { bare } from '../bare.ts';
import { isRecord } from '../record.ts';
import { fewOf, type Listed, type Lists, lookUp, readOf } from './name-lists.ts';
import { shown, withValueAt } from './values.ts';

type Input = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Somebody or something that is called by name where an id stands. */
export interface Named {
  readonly path: Path;
  readonly name: string;
  readonly lists: readonly IdList[];
  /** What stands there afterwards: the id, or the name in full. */
  readonly wants: 'id' | 'name';
}

export interface Resolved {
  /** By list and name. */
  readonly found: ReadonlyMap<string, Listed>;
  readonly notes: readonly string[];
  /** What else could have been meant. */
  readonly near: readonly Listed[];
}

export const keyOfName = (lists: readonly IdList[], name: string) => `${lists.join()} ${name}`;

/** The names among an input's ids, wherever they stand in it. */
export function namesAmong({ fields }: Operation, input: Input): Named[] {
  return Object.entries(fields).flatMap(([name, schema]) => inField(schema, input[name], [name], input));
}

function inField(schema: z.ZodType, value: unknown, path: Path, beside: Input): Named[] {
  const mark = markOf(schema);
  if (mark && (typeof value === 'string' || typeof value === 'number')) {
    // Its last digits are lost already.
    if (typeof value === 'number' && !Number.isSafeInteger(value)) return [];
    const name = String(value).trim();
    const kind = mark.by && String(beside[mark.by.field]);
    const chosen = mark.by && kind !== undefined && Object.hasOwn(mark.by.lists, kind) ? mark.by.lists[kind] : undefined;
    const lists = chosen ? [chosen] : mark.of === undefined ? (mark.nameOf === undefined ? [] : [mark.nameOf]) : [mark.of].flat();
    if (lists.length === 0 || name === '' || (mark.nameOf === undefined && lists.some((list) => isIdOf(list, name)))) return [];
    return [{ path, name, lists, wants: mark.nameOf === undefined ? 'id' : 'name' }];
  }
  const inner = bare(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((item, index) => inField(inner.element as z.ZodType, item, [...path, index], beside));
  if (inner instanceof z.ZodObject && isRecord(value))
    return Object.entries(inner.shape).flatMap(([name, field]) => inField(field as z.ZodType, value[name], [...path, name], value));
  if (inner instanceof z.ZodUnion) {
    const each = inner.options.map((option) => inField(option as z.ZodType, value, path, beside));
    return each.reduce((most, one) => (one.length > most.length ? one : most), []);
  }
  return [];
}

/** What the names stand for. Throws `input_invalid`, with those that are near, where that is not certain enough. */
export async function resolve(operation: OperationFacts, named: readonly Named[], lists: Lists, me: string): Promise<Resolved> {
  const found = new Map<string, Listed>();
  const notes: string[] = [];
  const near: Listed[] = [];
  for (const one of named) {
    const key = keyOfName(one.lists, one.name);
    if (found.has(key)) continue;
    refuseLong(operation, one);
    if (one.lists.includes('admins') && me !== '' && /^(?:me|myself)$/i.test(one.name)) {
      found.set(key, { list: 'admins', id: me, name: one.name, names: [one.name] });
      continue;
    }
    const looked = await Promise.all(one.lists.map((list) => looking(operation, one, list, lists)));
    const exact = looked.flatMap((each) => each.exact);
    const close = looked.flatMap((each) => each.near);
    const hit = chosen(operation, one, exact, close);
    if (!hit) {
      const candidates = exact.length > 0 ? exact : close;
      const read = await Promise.all(one.lists.map((list) => readOf(list, lists)));
      const few = candidates.length > 0 ? [] : await Promise.all(one.lists.map((list) => fewOf(list, lists)));
      throw uncertain(operation, one, { candidates, few: few.flat(), read: read.find((amount) => amount !== undefined) });
    }
    found.set(key, hit);
    // What it is called is data.
    if (exact.length === 0) near.push(hit);
    if (exact.length === 0)
      notes.push(`${one.path.join('.')}: nothing is called ${shown(one.name)}; read as the only one that is near, ${hit.id}.`);
    else if (exact.length > 1) {
      near.push(...exact.filter((other) => other !== hit));
      if (one.wants === 'id')
        notes.push(
          `${one.path.join('.')}: ${exact.length} are called ${shown(one.name)}; read as the one that is written like that, ${hit.id}.`,
        );
    } else if (operation.effect === 'read' && hit.name !== one.name) near.push(...close);
  }
  return { found, notes, near };
}

/**
 * The one that is meant. Of several whose names differ in case or spaces, or of which one has as its own id what another is called, somebody
 * who reads is told of the others; nothing is written to one of them.
 */
function chosen(
  { effect }: OperationFacts,
  { name, wants }: Named,
  exact: readonly Listed[],
  close: readonly Listed[],
): Listed | undefined {
  const [hit, ...others] = exact.length === 0 && effect === 'read' ? close : exact;
  if (others.length === 0) return hit;
  // A field that takes a name takes it letter by letter.
  const written = exact.filter(({ names }) => names.includes(name));
  return written.length === 1 && (effect === 'read' || wants === 'name') ? written[0] : undefined;
}

/** Nobody's name has more, and what is near is found by comparing letters. */
const longestName = 200;

function refuseLong(operation: OperationFacts, { path, name }: Named): void {
  if (name.length <= longestName) return;
  const field = path.join('.');
  const fix = `${field}: has ${name.length} characters: an id or a name has ${longestName} at most.`;
  throw new GatewayError('input_invalid', { operation: operation.name, field, fix });
}

async function looking(operation: OperationFacts, { path, name }: Named, list: IdList, lists: Lists) {
  try {
    return await lookUp(list, name, lists);
  } catch (error) {
    if (!(error instanceof GatewayError) || !['scope_missing', 'permission_missing', 'operation_unknown'].includes(error.code)) throw error;
    const field = path.join('.');
    const fix = `${field}: ${shown(name)} is no id of a ${idLists[list].one}, and its name cannot be looked up: ${error.details.fix ?? error.message}`;
    throw new GatewayError('input_invalid', { operation: operation.name, field, fix });
  }
}

/** More than a person would choose from. */
const mostTold = 10;

function uncertain(
  operation: OperationFacts,
  { path, name, lists }: Named,
  { candidates, few, read }: { readonly candidates: readonly Listed[]; readonly few: readonly Listed[]; readonly read: number | undefined },
): GatewayError {
  const field = path.join('.');
  const kinds = lists.map((list) => idLists[list].one).join(' or ');
  const where = lists.map((list) => idLists[list].operation).join(' or ');
  const fix =
    candidates.length === 0
      ? `${field}: no ${kinds}${read === undefined ? '' : ` among the first ${read}`} is called ${shown(name)}, and it is no id: ${few.length === 0 ? `${where} has them` : 'the candidates are all that there are'}.`
      : candidates.length === 1
        ? `${field}: no ${kinds} is called ${shown(name)}; one is near: give its id if it is meant.`
        : `${field}: ${shown(name)} could be each of ${candidates.length > mostTold ? `${candidates.length} (${mostTold} are shown)` : 'the candidates'}: give the id of the one that is meant.`;
  const told = [...candidates, ...few].slice(0, mostTold).map(({ id, name: called }) => ({ id, name: called }));
  return new GatewayError('input_invalid', { operation: operation.name, field, fix, ...(told.length === 0 ? {} : { candidates: told }) });
}

/** The input with ids in the place of names. */
export function withIds(operation: Operation, input: Input, named: readonly Named[], { found }: Resolved): Input {
  return named.reduce<Input>((read, { path, name, lists, wants }) => {
    const hit = found.get(keyOfName(lists, name));
    return hit ? (withValueAt(read, path, wants === 'name' ? hit.name : asIdOf(operation, path, hit.id)) as Input) : read;
  }, input);
}

/** As a number where the field takes nothing else. */
function asIdOf({ fields }: Operation, path: Path, id: string): string | number {
  const schema = path.reduce<z.ZodType | undefined>((inner, key) => inner && within(bare(inner), key), z.object(fields as z.ZodRawShape));
  return schema && !schema.safeParse(id).success && schema.safeParse(Number(id)).success ? Number(id) : id;
}

function within(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodObject) return schema.shape[String(key)] as z.ZodType | undefined;
  if (schema instanceof z.ZodUnion)
    return schema.options.map((option) => within(bare(option as z.ZodType), key)).find((one) => one !== undefined);
  return undefined;
}
