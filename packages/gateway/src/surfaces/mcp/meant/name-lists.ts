import { findOperation, loadOperation, nextInput, type OperationFacts, rowsOf } from '@gatehouse/connector';
import { type IdList, idLists, isIdOf } from '@gatehouse/connector/input-reading';
import { addressesIn, byNameQuery, personIn } from '@gatehouse/connector/search';
import type { GroupPolicy } from '../../../access/policy.ts';
import { GatewayError } from '../../../errors.ts';
import type { CallOne } from '../call-one.ts';
import { isRecord } from '../record.ts';
import { type LookedUp, matching } from './matching.ts';

/** One thing of a list, by what people call it. */
export interface Listed {
  readonly list: IdList;
  readonly id: string;
  /** The first that it has; data from outside. */
  readonly name: string;
  readonly names: readonly string[];
  readonly kind?: string;
  /** Archived or deleted, and listed all the same: meant only where nothing else has the name. */
  readonly gone?: true;
}

export interface Lists {
  readonly policy: GroupPolicy;
  readonly connectionId: string;
  readonly call: CallOne;
}

/** For how long a list is taken as it was read. A name that is not in it is looked for in a new one. */
const keptMs = 60_000;
/** What a page of a list can have at most. */
const pageLengths = [60, 50, 25, 10];
/** What costs more is not read for a name. */
const mostPages = 10;
/** Of more than these, those that are near are told. */
const mostChosenFrom = 10;

interface Kept {
  readonly at: number;
  readonly rows: Promise<readonly Listed[]>;
}

/** Lists of which not everything was read. */
const cut = new WeakSet<readonly Listed[]>();

/** By policy, which is a new object whenever anything of it changes: no group is told of what another may read. */
const kept = new WeakMap<GroupPolicy, Map<string, Kept>>();

/** The things of a list that have the name, and those that are near. */
export async function lookUp(
  list: IdList,
  name: string,
  lists: Lists,
  /** Whether those that a list read before has are what was looked for. */
  isFound: (exact: readonly Listed[]) => boolean = ({ length }) => length > 0,
): Promise<LookedUp> {
  if (list === 'contacts') return contactsCalled(name, lists);
  const before = fresh(list, lists);
  const first = matching(await (before ?? readNow(list, lists)), name);
  const found = isFound(first.exact) || !before ? first : matching(await readNow(list, lists), name);
  if (list !== 'companies' || found.exact.some(({ id }) => id === name)) return found;
  // Another of that name may be one that the list does not have.
  const asked = (await companiesAskedFor(name, lists)).filter(({ id }) => !found.exact.some((one) => one.id === id));
  return { exact: [...found.exact, ...asked], near: found.near.filter(({ id }) => !asked.some((one) => one.id === id)) };
}

/** All things of a list, as far as it is read for a name. */
export async function allOf(list: IdList, lists: Lists): Promise<{ readonly listed: readonly Listed[]; readonly isAll: boolean }> {
  const rows = await (fresh(list, lists) ?? readNow(list, lists));
  return { listed: rows, isAll: !cut.has(rows) };
}

/** All that a list has, where they are few enough to be chosen from. */
export async function fewOf(list: IdList, lists: Lists): Promise<readonly Listed[]> {
  const rows = ((await fresh(list, lists)) ?? []).filter(({ gone }) => !gone);
  return rows.length <= mostChosenFrom ? rows : [];
}

/** How many of a list were read for a name, where it has more. */
export async function readOf(list: IdList, lists: Lists): Promise<number | undefined> {
  const rows = await fresh(list, lists);
  return rows && cut.has(rows) ? rows.length : undefined;
}

const listKey = (list: IdList, { connectionId }: Lists) => `${connectionId} ${list}`;

function fresh(list: IdList, lists: Lists): Promise<readonly Listed[]> | undefined {
  const found = kept.get(lists.policy)?.get(listKey(list, lists));
  return found && performance.now() - found.at < keptMs ? found.rows : undefined;
}

/** All of a list, as it was read within the last minute. */
export const thingsOf = (list: IdList, lists: Lists): Promise<readonly Listed[]> => fresh(list, lists) ?? readNow(list, lists);

function readNow(list: IdList, lists: Lists): Promise<readonly Listed[]> {
  const rows = read(list, lists);
  const known = kept.get(lists.policy) ?? new Map<string, Kept>();
  known.set(listKey(list, lists), { at: performance.now(), rows });
  kept.set(lists.policy, known);
  rows.catch(() => known.delete(listKey(list, lists)));
  return rows;
}

async function read(list: IdList, { call }: Lists): Promise<readonly Listed[]> {
  const operation = findOperation(idLists[list].operation as string) as OperationFacts;
  const whole = await loadOperation(operation.name);
  const found: Listed[] = [];
  const { per_page } = whole.fields;
  const length = pageLengths.find((one) => per_page?.safeParse(one).success);
  let input: Readonly<Record<string, unknown>> | undefined = length === undefined ? {} : { per_page: length };
  for (let page = 0; input !== undefined && page < mostPages; page += 1) {
    const { body } = await call(operation, input);
    const rows = rowsOf(whole, body);
    found.push(...rows.flatMap((row) => listed(list, row) ?? []));
    input = rows.length === 0 ? undefined : nextInput(whole, input, body);
  }
  if (input !== undefined) cut.add(found);
  return found;
}

function listed(list: IdList, row: unknown): Listed | undefined {
  if (!isRecord(row) || (typeof row['id'] !== 'string' && typeof row['id'] !== 'number')) return undefined;
  const names = idLists[list].names.flatMap((field) => {
    const name = field.split('.').reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), row);
    return typeof name === 'string' && name !== '' ? [name] : [];
  });
  const of = idLists[list];
  const kind = 'kind' in of ? row[of.kind] : undefined;
  const gone = row['archived'] === true || row['deleted'] === true;
  return { list, id: String(row['id']), name: names[0] ?? '', names, ...(typeof kind === 'string' && { kind }), ...(gone && { gone }) };
}

/** What a page of them can have. */
const mostContacts = 150;

async function contactsBy(query: unknown, call: CallOne): Promise<readonly Listed[]> {
  const operation = findOperation('contacts.search');
  const { body } = await call(operation, { query, pagination: { per_page: mostContacts } });
  return rowsOf(await loadOperation(operation.name), body).flatMap((row) => listed('contacts', row) ?? []);
}

/** Whoever has a part of the name, where the rest is spelled otherwise. */
const anyWordOf = (name: string) => ({
  operator: 'OR',
  value: name
    .trim()
    .split(/\s+/)
    .slice(0, 5)
    .map((value) => ({ field: 'name', operator: '~', value })),
});

/** One search for whoever has the address, the number, the own id or the name. */
async function contactsCalled(name: string, { call }: Lists): Promise<LookedUp> {
  const { searchFields } = findOperation('contacts.search');
  const by = (field: string, operator: string) => ({ field, operator, value: name });
  const person = searchFields && personIn(searchFields, name);
  const others = ['external_id', 'name'].map((field) => by(field, field === 'name' ? '~' : '='));
  const parts = /\s/.test(name) ? [] : [by('email', '~')];
  const first = await contactsBy(person ?? { operator: 'OR', value: [...others, ...parts] }, call);
  // Of very many of whose name it is a part, those of whom it is the whole may be further on.
  const whole = person || first.length < mostContacts ? [] : await contactsBy(by('name', '='), call);
  const rows = [...new Map([...first, ...whole].map((row) => [row.id, row])).values()];
  if (rows.length === 0 && !person && parts.length === 0) {
    // In another order, or without accents: all of the words are in what was found.
    const inWords = searchFields && byNameQuery(searchFields, { field: 'name', operator: '=', value: name });
    const called = inWords ? await contactsBy(inWords, call) : [];
    if (called.length > 0) return { exact: matching(called, name).exact, near: called };
    return { exact: [], near: matching(await contactsBy(anyWordOf(name), call), name).near };
  }
  // Whoever has the number that was read out has it in another writing; of a shorter one the rest is not known.
  const isNumber = person !== undefined && addressesIn(name).length === 0 && !isIdOf('contacts', name);
  const end = (text: string) => text.replaceAll(/\D/g, '').slice(-10);
  const theirs = rows.filter((row) => row.names.some((one) => end(one).length === 10 && end(one) === end(name)));
  if (isNumber && theirs.length > 0) return { exact: theirs, near: [] };
  if (isNumber) return { exact: matching(rows, name).exact, near: rows };
  return matching(rows, addressesIn(name)[0] ?? name);
}

/** The list has no companies without users, and of very many not all. */
async function companiesAskedFor(name: string, { call }: Lists): Promise<readonly Listed[]> {
  const { operation, by } = idLists.companies;
  const whole = await loadOperation(operation);
  const asked = await Promise.all(
    by.map(async (field) => {
      try {
        const { body } = await call(findOperation(operation), { [field]: name });
        return rowsOf(whole, body).flatMap((row) => listed('companies', row) ?? []);
      } catch (error) {
        if (!(error instanceof GatewayError) || error.code !== 'upstream_not_found') throw error;
        return [];
      }
    }),
  );
  return [...new Map(asked.flat().map((row) => [row.id, row])).values()];
}
