import { findOperation, loadOperation, type OperationFacts, operations } from '@gatehouse/connector';
import { type IdList, idLists, isIdOf, markOf } from '@gatehouse/connector/input-reading';
import { GatewayError } from '../../../errors.ts';
import { folded } from '../meant/matching.ts';
import { allOf, type Lists, lookUp } from '../meant/name-lists.ts';
import { shown } from '../meant/values.ts';
import { isRecord } from '../record.ts';
import { rowViewsOf } from '../shape.ts';
import type { Wanted } from './arguments.ts';
import { type Condition, holds, valuesAt } from './conditions.ts';
import { type SearchField, withKnownValues } from './field-values.ts';
import { withIdsOfRows } from './ids-of-rows.ts';
import { isField, type Known, placeCalled } from './known-fields.ts';
import { isOfNobody, saysNobody } from './nobody.ts';

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
  const own = readForNames.find((one) => new RegExp(`^${one}(?:\\.(?:data\\.|${one}\\.)?id)?$`).test(field));
  const list =
    own ??
    all.map(({ searchFields }) => searchFields?.fields[field]?.of).find((one) => one !== undefined) ??
    (await written(operation, field));
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
  const readField = (given: string, condition?: Condition): string => {
    const called = withoutName(given);
    // Its name stands beside the rows, and does for the id in conditions.
    const field = called !== undefined && staff.get(called) !== undefined && !isField(given, known) ? called : given;
    return calledOtherwise(operation, known, field, condition) ?? field;
  };
  /** By their ids, too, things are compared; grouped and shown they are by their names. */
  const byName = (given: string, read: string): string => {
    const count = (path: string) => rows.reduce<number>((sum, row) => sum + valuesAt(row, path).length, 0);
    const shownBy = read === 'tags' && given !== read && (count('tags') === 0 || count('tags.name') > 0) ? 'tags.name' : read;
    if (shownBy !== given) readAs[given] = shownBy;
    return shownBy;
  };
  const named = (given: string): string => byName(given, readField(given));
  const ordered = (given: string): string => byName(given, calledOtherwise(operation, known, given) ?? given);
  const where: Condition[] = [];
  for (const given of wanted.where) {
    const condition = { ...given, field: readField(given.field, given) };
    const meant = withKnownValues(operation.name, rows, condition, searchFieldOf(operation, condition.field));
    if (condition.field !== given.field) readAs[given.field] = condition.field;
    else if (meant.field !== given.field) readAs[`${given.field} ${given.operator} ${shown(given.value)}`] = inWords(meant);
    where.push(await withIds(operation, rows, meant, lists));
  }
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

const inWords = ({ field, operator, value }: Condition) => `${field} ${operator} ${shown(value)}`;

const searchFieldOf = (operation: OperationFacts, field: string) =>
  searchesOf(operation)
    .map(({ searchFields = { fields: {} } }) => {
      const { fields }: { readonly fields: Readonly<Record<string, SearchField>> } = searchFields;
      // Where it stands in rows under another name: `ticket_state.category`.
      return Object.hasOwn(fields, field)
        ? fields[field]
        : Object.values(fields).find(({ also = [] }) => field.includes('.') && also.includes(field));
    })
    .find((one) => one !== undefined);

/** Every row of a list is of the same `type`, which is its own only where it is what is asked for. */
function isOwnType(rows: readonly unknown[], condition: Condition | undefined): boolean {
  const types = new Set(rows.flatMap((row) => valuesAt(row, 'type')));
  return types.size !== 1 || (condition !== undefined && [condition.value].flat().some((one) => types.has(one)));
}

function calledOtherwise(operation: OperationFacts, known: Known, field: string, condition?: Condition): string | undefined {
  const { rows } = known;
  const has = (path: string) => rows.some((row) => isRecord(row) && Object.hasOwn(row, path.split('.')[0] ?? ''));
  if (rows.length === 0 || (has(field) && (field !== 'type' || isOwnType(rows, condition)))) return undefined;
  const meant = searchesOf(operation).flatMap(({ searchFields }) =>
    Object.entries(searchFields?.fields ?? {}).filter(([name, { also = [] }]) => name === field || also.includes(field)),
  );
  const inRows = meant.flatMap(([name, { of, also = [] }]) => {
    if (has(name) && isField(name, known)) return [name];
    // A search has another name for what stands in the same place.
    const beside = `${name.slice(0, name.lastIndexOf('.') + 1)}${field}`;
    if (has(name) && name.includes('.') && isField(beside, known)) return [beside];
    const within = also.find((one) => one.includes('.') && rows.some((row) => valuesAt(row, one).length > 0));
    if (of === undefined && within !== undefined) return [within];
    // What a search asks for by id stands in a row as a thing with a name.
    if (of === undefined) return [];
    const one = name.replace(/_ids?$/, '');
    return has(of) ? [of === 'tags' ? of : `${of}.id`] : has(one) ? [one] : [];
  });
  // In the searches of a resource no name is of two fields.
  return inRows[0] ?? (field.includes('.') ? undefined : placeCalled(field, known));
}

async function withIds(operation: OperationFacts, rows: readonly unknown[], condition: Condition, lists: Lists): Promise<Condition> {
  const { field, operator } = condition;
  const list = await listOfField(operation, field);
  const isEquality = ['=', '!=', 'IN', 'NIN'].includes(operator);
  const asNobody = (value: unknown) => (isOfNobody(field) && saysNobody(value) ? null : value);
  const given = isEquality ? [condition.value].flat().map(asNobody) : [];
  const plain = !isEquality ? condition : { ...condition, value: Array.isArray(condition.value) ? given : given[0] };
  if (list === undefined || !mayRead(list, lists)) return withIdsOfRows(operation, rows, plain, lists, mayRead);
  if (['~', '!~', '^', '$'].includes(operator)) return withIdsOfParts(list, rows, condition, lists);
  if (!isEquality) return plain;
  const idOf = async (value: unknown): Promise<unknown> => {
    if (typeof value !== 'string' || value.trim() === '' || isIdOf(list, value.trim())) return value;
    if (saysNobody(value)) return null;
    // Of what was deleted only the rows know.
    if (rows.some((row) => holds(row, { field, operator: '=', value }))) return value;
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
  const { value } = plain;
  return { ...plain, value: Array.isArray(value) ? await Promise.all(value.map(idOf)) : await idOf(value) };
}

/** A part of a name, where rows have the id only. */
async function withIdsOfParts(list: IdList, rows: readonly unknown[], condition: Condition, lists: Lists): Promise<Condition> {
  const { field, operator, value } = condition;
  const found = rows.flatMap((row) => valuesAt(row, field));
  if (typeof value !== 'string' || value.trim() === '' || found.length === 0) return condition;
  if (!found.every((one) => !isRecord(one) && isIdOf(list, String(one))) || isIdOf(list, value.trim())) return condition;
  const part = folded(value);
  const has = (name: string) => (operator === '^' ? name.startsWith(part) : operator === '$' ? name.endsWith(part) : name.includes(part));
  const { listed } = await allOf(list, lists);
  const all = listed.filter(({ names }) => names.some((name) => has(folded(name)))).map(({ id }) => id);
  const there = new Set(found.map(String));
  const ids = all.filter((id) => there.has(id));
  if (all.length > 0) return { ...condition, operator: operator === '!~' ? 'NIN' : 'IN', value: ids.length > 0 ? ids : all };
  const fix = `where: no ${idLists[list].one} has ${shown(value)} in its name: ${idLists[list].operation} has them.`;
  throw new GatewayError('input_invalid', { field, fix });
}

/** Whether the group may read the list; nothing is asked for whoever may not. */
export function mayRead(list: IdList, { policy, connectionId }: Lists): boolean {
  const { scope } = findOperation(idLists[list].operation);
  return policy.connections.find(({ connection }) => connection.id === connectionId)?.scopes.has(scope) === true;
}
