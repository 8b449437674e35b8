import { findOperation, loadOperation, type OperationFacts, operations } from '@gatehouse/connector';
import { type IdList, idLists, isIdOf, markOf } from '@gatehouse/connector/input-reading';
import { GatewayError } from '../../../errors.ts';
import { type Lists, lookUp } from '../meant/name-lists.ts';
import { isRecord, shown } from '../meant/values.ts';
import { rowViewsOf } from '../shape.ts';
import type { Wanted } from './arguments.ts';
import type { Condition } from './conditions.ts';
import { isField, type Known, placeCalled } from './known-fields.ts';

/** What is wanted of rows, as it is meant, with the fields that were called otherwise. */
export interface MeantOfRows {
  readonly wanted: Wanted;
  readonly readAs: Readonly<Record<string, string>>;
}

export type MeanRows = (operation: OperationFacts, rows: readonly unknown[], wanted: Wanted) => Promise<MeantOfRows>;

/** As many as there may be of these in a workspace, they are read for a name; of the others not. */
const readForNames: readonly IdList[] = ['admins', 'teams', 'tags', 'segments', 'ticket_types'];

/** Searches that know fields of an operation's rows: of its own resource. */
export const searchesOf = ({ name }: OperationFacts) =>
  operations.filter((search) => search.searchFields && search.name.startsWith(name.slice(0, name.indexOf('.') + 1)));

/** Of which list the ids in a field of a row are: searches know it, and what writes such rows. */
export async function listOfField(operation: OperationFacts, field: string): Promise<IdList | undefined> {
  const all = [...searchesOf(operation), ...operations.filter(({ searchFields }) => searchFields !== undefined)];
  const list =
    all.map(({ searchFields }) => searchFields?.fields[field]?.of).find((one) => one !== undefined) ?? (await written(operation, field));
  return list && readForNames.includes(list) ? list : undefined;
}

async function written({ name }: OperationFacts, field: string): Promise<IdList | undefined> {
  const resource = name.slice(0, name.indexOf('.') + 1);
  const writes = operations.filter((one) => one.effect !== 'read' && one.name.startsWith(resource) && one.places[field] === 'body');
  for (const write of writes) {
    const schema = (await loadOperation(write.name)).fields[field];
    const of = schema && markOf(schema)?.of;
    if (typeof of === 'string') return of as IdList;
  }
  return undefined;
}

/**
 * Fields as people call them, where no row has one of that name, and names in the place of ids. Throws `input_invalid` with those that are
 * near.
 */
export async function meanRows(operation: OperationFacts, rows: readonly unknown[], wanted: Wanted, lists: Lists): Promise<MeantOfRows> {
  const readAs: Record<string, string> = {};
  const { schema } = rowViewsOf(await loadOperation(operation.name));
  const known = { operation: operation.name, rows, schema };
  const staff = new Map<string, IdList | undefined>();
  for (const field of [...wanted.where.map((one) => one.field), ...(wanted.fields ?? []), wanted.groupBy?.field ?? '']) {
    const called = withoutName(field);
    const at = called === undefined ? undefined : (calledOtherwise(operation, known, called) ?? called);
    if (called !== undefined && at !== undefined) staff.set(called, await listOfField(operation, at));
  }
  const named = (given: string): string => {
    const read = readField(given);
    if (read !== given) readAs[given] = read;
    return read;
  };
  const readField = (given: string): string => {
    const called = withoutName(given);
    // Its name stands beside the rows, and does for the id in conditions.
    const field = called !== undefined && staff.get(called) !== undefined && !isField(given, known) ? called : given;
    return calledOtherwise(operation, known, field) ?? field;
  };
  const ordered = (field: string): string => {
    const read = calledOtherwise(operation, known, field);
    if (read !== undefined) readAs[field] = read;
    return read ?? field;
  };
  const where: Condition[] = [];
  for (const condition of wanted.where) where.push(await withIds(operation, { ...condition, field: named(condition.field) }, lists));
  const { groupBy, fields, sort } = wanted;
  return {
    wanted: {
      ...wanted,
      where,
      ...(groupBy && { groupBy: { ...groupBy, field: named(groupBy.field) } }),
      ...(fields && { fields: fields.map(named) }),
      ...(sort && { sort: sort.map((one) => ({ ...one, field: ordered(one.field) })) }),
    },
    readAs,
  };
}

/** `assignee.name` is asked for where an id stands. */
const withoutName = (field: string): string | undefined => /^([\w ]+)\.name$/.exec(field)?.[1];

function calledOtherwise(operation: OperationFacts, known: Known, field: string): string | undefined {
  const { rows } = known;
  const has = (path: string) => rows.some((row) => isRecord(row) && Object.hasOwn(row, path.split('.')[0] ?? ''));
  if (rows.length === 0 || has(field)) return undefined;
  const meant = searchesOf(operation).flatMap(({ searchFields }) =>
    Object.entries(searchFields?.fields ?? {}).filter(([name, { also = [] }]) => name === field || also.includes(field)),
  );
  const inRows = meant.flatMap(([name, { of }]) => {
    if (has(name) && isField(name, known)) return [name];
    // A search has another name for what stands in the same place.
    const beside = `${name.slice(0, name.lastIndexOf('.') + 1)}${field}`;
    if (has(name) && name.includes('.') && isField(beside, known)) return [beside];
    // What a search asks for by id stands in a row as a thing with a name.
    if (of === undefined) return [];
    const one = name.replace(/_ids?$/, '');
    return has(of) ? [of === 'tags' ? 'tags.name' : `${of}.id`] : has(one) ? [one] : [];
  });
  // In the searches of a resource no name is of two fields.
  return inRows[0] ?? (field.includes('.') ? undefined : placeCalled(field, known));
}

async function withIds(operation: OperationFacts, condition: Condition, lists: Lists): Promise<Condition> {
  const list = await listOfField(operation, condition.field);
  if (list === undefined || !['=', '!=', 'IN', 'NIN'].includes(condition.operator) || !mayRead(list, lists)) return condition;
  const idOf = async (value: unknown): Promise<unknown> => {
    if (typeof value !== 'string' || value.trim() === '' || isIdOf(list, value.trim())) return value;
    if (/^(?:nobody|no one|none|unassigned|null)$/i.test(value.trim())) return null;
    const { exact, near } = await lookUp(list, value.trim(), lists);
    const [one, ...more] = exact;
    if (one && more.length === 0) return one.id;
    const told = (exact.length > 0 ? exact : near).slice(0, 5).map(({ id, name }) => ({ id, name }));
    const fix = `where: ${shown(value)} is ${exact.length > 0 ? 'the name of several: give the id' : `no ${idLists[list].one}: ${idLists[list].operation} has them`}.`;
    throw new GatewayError('input_invalid', {
      operation: operation.name,
      field: condition.field,
      fix,
      ...(told.length === 0 ? {} : { candidates: told }),
    });
  };
  const { value } = condition;
  return { ...condition, value: Array.isArray(value) ? await Promise.all(value.map(idOf)) : await idOf(value) };
}

/** Whether the group may read the list; nothing is asked for whoever may not. */
export function mayRead(list: IdList, { policy, connectionId }: Lists): boolean {
  const { scope } = findOperation(idLists[list].operation);
  return policy.connections.find(({ connection }) => connection.id === connectionId)?.scopes.has(scope) === true;
}
