import type { SearchFields, SearchType } from '@gatehouse/connector';
import { findOperation, loadOperation, type OperationFacts, rowsOf } from '@gatehouse/connector';
import { readTime } from '@gatehouse/connector/search';
import type { GroupPolicy } from '../../../access/policy.ts';
import { isRecord } from '../record.ts';
import type { Lists } from './name-lists.ts';
import { parsedText } from './values.ts';

type Types = ReadonlyMap<string, SearchType>;

/** As Intercom calls them; of the others a filter stays as it is given. */
const searchTypes: Readonly<Record<string, SearchType>> = {
  date: 'date',
  datetime: 'date',
  integer: 'integer',
  float: 'integer',
  decimal: 'integer',
  boolean: 'boolean',
};

/** Attributes of which list, by the resource that is searched. */
export const modelOf = (operation: OperationFacts) => (operation.name.startsWith('companies.') ? 'company' : 'contact');

/** For how long they are taken as they were read. */
const keptMs = 60_000;

/** By policy, as names are: no group is told of what another may read. */
const kept = new WeakMap<GroupPolicy, Map<string, { readonly at: number; readonly types: Promise<Types> }>>();

/**
 * What the fields are that a workspace made itself, where a filter compares one of them in a way that depends on it: only then is the list
 * read. Nothing where the group may not read it, or Intercom does not answer.
 */
export async function ownTypes(operation: OperationFacts, query: unknown, lists: Lists): Promise<Types | undefined> {
  const { searchFields } = operation;
  if (!searchFields || !dependsOnType(parsedText(query), searchFields.own.prefixes)) return undefined;
  return typesOf(operation, searchFields, lists);
}

/** By the whole names of what a workspace made, as the search of its resource calls them. */
export async function typesOf(search: OperationFacts, { own }: SearchFields, lists: Lists): Promise<Types | undefined> {
  const lister = findOperation(own.listedBy);
  const granted = lists.policy.connections.find(({ connection }) => connection.id === lists.connectionId);
  if (!lister || !granted?.scopes.has(lister.scope)) return undefined;
  const key = `${lists.connectionId} ${search.name}`;
  const known = kept.get(lists.policy) ?? new Map();
  kept.set(lists.policy, known);
  const before = known.get(key);
  if (before && performance.now() - before.at < keptMs) return before.types.catch(() => undefined);
  const types = read(search, lister, own.prefixes, lists);
  known.set(key, { at: performance.now(), types });
  types.catch(() => known.delete(key));
  return types.catch(() => undefined);
}

/** These compare the same whatever it is. */
const alike: readonly unknown[] = [undefined, '=', '!=', 'IN', 'NIN', '~', '!~', '^', '$'];

/** Compared by order, or with what may be a time. */
function dependsOnType(query: unknown, prefixes: readonly string[]): boolean {
  if (Array.isArray(query)) return query.some((one) => dependsOnType(one, prefixes));
  if (!isRecord(query)) return false;
  const { field, operator, value } = query;
  const isOwn = (name: unknown) => typeof name === 'string' && prefixes.some((prefix) => name.startsWith(prefix));
  const counts = (one: unknown): boolean =>
    Array.isArray(one) ? one.some(counts) : typeof one === 'string' && Number.isNaN(Number(one)) && readTime(one, 0) !== undefined;
  if (typeof field === 'string') return isOwn(field) && (!alike.includes(operator) || counts(value));
  return Object.entries(query).some(([name, one]) => (isOwn(name) && counts(one)) || dependsOnType(one, prefixes));
}

async function read(operation: OperationFacts, lister: OperationFacts, prefixes: readonly string[], { call }: Lists): Promise<Types> {
  const { body } = await call(lister, Object.hasOwn(lister.places, 'model') ? { model: modelOf(operation) } : {});
  const rows = rowsOf(await loadOperation(lister.name), body).filter(isRecord);
  // A ticket type has those of its tickets, which are asked for by id.
  const inside = rows.flatMap((row) => {
    const within = isRecord(row['ticket_type_attributes']) ? row['ticket_type_attributes']['data'] : undefined;
    return Array.isArray(within) ? within.filter(isRecord) : [];
  });
  const named = [
    ...rows.filter((row) => row['custom'] !== false && row['archived'] !== true).map((row) => [row['name'], row['data_type']]),
    ...inside.map((row) => [row['id'], row['data_type']]),
  ];
  return new Map(
    named.flatMap(([name, type]) => {
      const as = searchTypes[String(type)];
      return as && name !== undefined ? prefixes.map((prefix): [string, SearchType] => [`${prefix}${String(name)}`, as]) : [];
    }),
  );
}
