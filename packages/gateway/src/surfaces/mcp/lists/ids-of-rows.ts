import type { OperationFacts } from '@gatehouse/connector';
import { type IdList, idLists, isIdOf } from '@gatehouse/connector/input-reading';
import { GatewayError } from '../../../errors.ts';
import { type Lists, lookUp } from '../meant/name-lists.ts';
import { shown } from '../meant/values.ts';
import { isRecord } from '../record.ts';
import { type Condition, holds, valuesAt } from './conditions.ts';
import { saysNobody } from './nobody.ts';

const allLists = Object.keys(idLists) as IdList[];
const listCalled = (word: string) => allLists.find((list) => [list, idLists[list].one, `${idLists[list].one}s`].includes(word));
const listOfType = (type: unknown) => (typeof type === 'string' ? (listCalled(type) ?? listCalled(`${type}s`)) : undefined);

/** What people call a thing by, where it stands in a row with more than its id. */
const names = ['name', 'email', 'label', 'internal_label', 'title'];

interface Ids {
  /** What they are ids of; nothing where they are of several kinds, or of a kind that no list has. */
  readonly list: IdList | undefined;
  readonly all: readonly string[];
}

/** The ids in a field of rows, where it has nothing but ids: things that have no name there, or their `id`. */
export function idsIn(operation: string, rows: readonly unknown[], field: string): Ids | undefined {
  const place = field === 'id' ? '' : field.replace(/\.id$/, '');
  const things = place === '' ? rows : rows.flatMap((row) => valuesAt(row, place));
  if (things.length === 0 || !things.every(isRecord)) return undefined;
  if (place === field && things.some((one) => names.some((name) => Object.hasOwn(one, name)))) return undefined;
  const all = things.flatMap(({ id }) => (typeof id === 'string' || typeof id === 'number' ? [String(id)] : []));
  if (all.length === 0) return undefined;
  const called = listCalled(place === '' ? operation.slice(0, operation.indexOf('.')) : (place.split('.').at(-1) ?? ''));
  const kinds = new Set(things.map(({ type }) => (type === undefined ? called : listOfType(type))));
  const [list] = kinds.size === 1 ? [...kinds] : [];
  return { list: list ?? (place === '' ? called : undefined), all };
}

const isNumber = (text: string) => /^\d+$/.test(text);
const isHex = (text: string) => /^[0-9a-f-]*\d[0-9a-f-]*$/i.test(text);

/** Whether it could be one of the ids, or a part of one. */
function isOfTheirForm({ list, all }: Ids, text: string): boolean {
  if (list !== undefined && isIdOf(list, text)) return true;
  if (all.every(isNumber)) return isNumber(text);
  return all.every(isHex) ? isHex(text) && text.length >= 12 : true;
}

/** The values of a condition that are no ids where rows have only ids. */
function namesIn(ids: Ids, rows: readonly unknown[], { field, value }: Condition): readonly string[] {
  return [value].flat().flatMap((one) => {
    if (typeof one !== 'string' || one.trim() === '' || saysNobody(one) || isOfTheirForm(ids, one.trim())) return [];
    // By an id of their own, or a word that stands beside the id.
    return rows.some((row) => holds(row, { field, operator: '=', value: one })) ? [] : [one];
  });
}

const refused = (operation: string, field: string, value: unknown, list: IdList | undefined) => {
  const whose = list === undefined ? '' : `; ${idLists[list].operation} has them`;
  return new GatewayError('input_invalid', {
    operation,
    field,
    fix: `where: ${field} holds ids, so never ${shown(value)}: give the id${whose}.`,
  });
};

/** Throws `input_invalid` for what is no id where rows have only ids. */
export function refuseNames(operation: string, rows: readonly unknown[], condition: Condition): void {
  const ids = idsIn(operation, rows, condition.field);
  if (!ids) return;
  const [name] = namesIn(ids, rows, condition);
  const isPart = ['~', '!~', '^', '$'].includes(condition.operator);
  if (name === undefined || (isPart && rows.some((row) => holds(row, plain(condition))))) return;
  throw refused(operation, condition.field, name, ids.list);
}

const plain = (condition: Condition): Condition => (condition.operator === '!~' ? { ...condition, operator: '~' } : condition);

/** A condition with ids in the place of names. Throws `input_invalid` where that is not certain, or not possible. */
export async function withIdsOfRows(
  { name: operation }: OperationFacts,
  rows: readonly unknown[],
  condition: Condition,
  lists: Lists,
  mayRead: (list: IdList, lists: Lists) => boolean,
): Promise<Condition> {
  const { field, value } = condition;
  const ids = idsIn(operation, rows, field);
  const called = ids ? namesIn(ids, rows, condition) : [];
  if (!ids || called.length === 0) return condition;
  const { list } = ids;
  if (list === undefined || !['=', '!=', 'IN', 'NIN'].includes(condition.operator) || !mayRead(list, lists)) {
    refuseNames(operation, rows, condition);
    return condition;
  }
  const found = new Map<unknown, string>();
  for (const one of called) found.set(one, await idCalled(operation, field, one.trim(), list, lists));
  const idOf = (one: unknown) => found.get(one) ?? one;
  return { ...condition, value: Array.isArray(value) ? value.map(idOf) : idOf(value) };
}

async function idCalled(operation: string, field: string, name: string, list: IdList, lists: Lists): Promise<string> {
  const { exact, near } = await lookUp(list, name, lists).catch((error: unknown) => {
    if (!(error instanceof GatewayError) || !['scope_missing', 'permission_missing', 'operation_unknown'].includes(error.code)) throw error;
    throw refused(operation, field, name, list);
  });
  const [one, ...more] = exact;
  if (one && more.length === 0) return one.id;
  const told = (one ? exact : near).slice(0, 5).map(({ id, name: theirs }) => ({ id, name: theirs }));
  const why = one ? 'the name of several: give the id' : `no ${idLists[list].one}: ${idLists[list].operation} has them`;
  const fix = `where: ${shown(name)} is ${why}.`;
  throw new GatewayError('input_invalid', { operation, field, fix, ...(told.length > 0 && { candidates: told }) });
}
