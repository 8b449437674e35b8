import { loadOperation, nextInput, type OperationFacts, rowsOf } from '@gatehouse/connector';
import { isIdOf } from '@gatehouse/connector/input-reading';
import { findOperation } from '@gatehouse/connector/operations';
import { companyWords, readOperator } from '@gatehouse/connector/search';
import { GatewayError } from '../../../errors.ts';
import { isRecord } from '../record.ts';
import type { Listed, Lists } from './name-lists.ts';
import { keyOfName, resolve } from './names.ts';
import { ticketNumbered } from './ticket-number.ts';
import { parsedText, shown } from './values.ts';

type Input = Readonly<Record<string, unknown>>;

export interface StandIns {
  readonly input: Input;
  readonly notes: readonly string[];
  readonly near: readonly Listed[];
}

/** One filter on what no search compares. */
interface Lacking {
  readonly what: 'company' | 'number';
  readonly field: string;
  readonly isNot: boolean;
  readonly values: readonly string[];
}

/** Of one company. More ids than these make a query that is no question any more. */
const mostPeople = 300;
/** Each may cost a few pages of tickets. */
const mostNumbers = 5;
/** Whose id nobody has: nothing is found by it. */
const nobody = '0'.repeat(24);

/**
 * A search whose filters on what no search compares (the company that people are at, the number that people see) are filters on the ids of
 * those that another list has.
 */
export async function withStandIns(operation: OperationFacts, input: Input, lists: Lists, me: string): Promise<StandIns> {
  const { searchFields } = operation;
  const query = parsedText(input['query']);
  if (!searchFields || typeof query !== 'object' || query === null) return { input, notes: [], near: [] };
  const notes: string[] = [];
  const near: Listed[] = [];
  let hasAny = false;
  const read = await inNode(query);
  return hasAny ? { input: { ...input, query: read }, notes, near } : { input, notes, near };

  async function inNode(node: unknown): Promise<unknown> {
    if (Array.isArray(node)) return Promise.all(node.map(inNode));
    if (!isRecord(node)) return node;
    if (node['field'] !== undefined) {
      const lacking = lackingIn(operation, node) ?? (await numberFor(operation, node, lists.call));
      return lacking ? standIn(lacking) : node;
    }
    const entries = Object.entries(node);
    // `{"company": "Acme", "state": "open"}`
    const short = node['operator'] === undefined ? entries.map(([field, value]) => lackingIn(operation, { field, value })) : [];
    if (short.some((one) => one !== undefined)) {
      const others = entries.filter((_, index) => short[index] === undefined);
      const instead = await Promise.all(short.flatMap((one) => (one ? [standIn(one)] : [])));
      return others.length === 0 && instead.length === 1 ? instead[0] : { operator: 'AND', value: [...instead, ...others.map(asFilter)] };
    }
    const inner = await Promise.all(
      entries.map(async ([key, value]) => [key, Array.isArray(value) ? await inNode(value) : value] as const),
    );
    return Object.fromEntries(inner);
  }

  async function standIn({ what, field, isNot, values }: Lacking): Promise<Input> {
    hasAny = true;
    const ids = what === 'number' ? await idsOfNumbers(field, values, lists, notes) : await peopleAt(values);
    const by = what === 'number' ? 'id' : (searchFields?.people ?? field);
    const [only = nobody, ...more] = ids;
    if (more.length === 0) return { field: by, operator: isNot ? '!=' : '=', value: only };
    return { field: by, operator: isNot ? 'NIN' : 'IN', value: ids };
  }

  async function peopleAt(names: readonly string[]): Promise<readonly string[]> {
    const called = names.filter((name) => !isIdOf('companies', name));
    const named = called.map((name) => ({ path: ['query', 'company'], name, lists: ['companies'] as const, wants: 'id' as const }));
    const resolved = await resolve(operation, named, lists, me);
    near.push(...resolved.near);
    notes.push(...resolved.notes);
    const ids = names.map((name) => resolved.found.get(keyOfName(['companies'], name))?.id ?? name);
    const people = await Promise.all(ids.map((id) => peopleOf(operation, id, lists)));
    const all = [...new Set(people.flat())];
    const [company = ''] = names;
    const said = names.length === 1 ? shown(company) : `${names.length} companies`;
    notes.push(
      all.length === 0
        ? `${said} has no people, so nothing is of it.`
        : `No search has companies: ${said} is read as ${all.length === 1 ? 'the one person' : `the ${all.length} people`} there (company_contacts.list), by ${searchFields?.people}.`,
    );
    return all;
  }
}

const asFilter = ([field, value]: readonly [string, unknown]) => ({ field, value });

function lackingIn({ searchFields }: OperationFacts, node: Input): Lacking | undefined {
  const { field, operator, value } = node;
  if (typeof field !== 'string' || !searchFields || Object.hasOwn(searchFields.fields, field)) return undefined;
  const word = field.trim().toLowerCase();
  const isCompany = searchFields.people !== undefined && (companyWords as readonly string[]).includes(word);
  const isNumber = searchFields.number !== undefined && word === searchFields.number;
  if (!isCompany && !isNumber) return undefined;
  const meant = readOperator(operator) ?? '';
  const isNot = ['!=', 'NIN', '!~'].includes(meant);
  if (!isNot && !['=', 'IN', '~', '^'].includes(meant)) return undefined;
  const values = [value].flat();
  if (values.length === 0 || !values.every((one) => typeof one === 'string' || typeof one === 'number')) return undefined;
  return { what: isCompany ? 'company' : 'number', field, isNot, values: values.map((one) => String(one).trim().replace(/^#/, '')) };
}

/** An id that nobody has may be the number that people see. */
async function numberFor(operation: OperationFacts, node: Input, call: Lists['call']): Promise<Lacking | undefined> {
  const { field, operator, value } = node;
  const number = operation.searchFields?.number;
  if (number === undefined || field !== 'id' || !/^\s*#?\d{1,9}\s*$/.test(String(value))) return undefined;
  const lacking = lackingIn(operation, { field: number, operator, value });
  if (!lacking || lacking.isNot) return undefined;
  const { body } = await call(operation, { query: { field: 'id', operator: '=', value: lacking.values[0] }, pagination: { per_page: 1 } });
  return rowsOf(await loadOperation(operation.name), body).length > 0 ? undefined : lacking;
}

async function idsOfNumbers(field: string, numbers: readonly string[], lists: Lists, notes: string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const number of numbers.slice(0, mostNumbers)) {
    const { id, read } = await ticketNumbered(number, lists);
    notes.push(
      id === undefined
        ? `${field}: none of the newest ${read} has the number ${number}, so it is read as an id.`
        : `${field}: ${number} is the number that the inbox shows, of the ticket ${id}.`,
    );
    ids.push(id ?? number);
  }
  return [...new Set([...ids, ...numbers.slice(mostNumbers)])];
}

async function peopleOf(operation: OperationFacts, companyId: string, { call }: Lists): Promise<readonly string[]> {
  const lister = findOperation('company_contacts.list');
  const whole = await loadOperation(lister.name);
  const ids: string[] = [];
  let input: Input | undefined = { company_id: companyId, per_page: 150 };
  while (input !== undefined && ids.length <= mostPeople) {
    const { body } = await call(lister, input);
    const rows = rowsOf(whole, body);
    ids.push(...rows.flatMap((row) => (isRecord(row) && typeof row['id'] === 'string' ? [row['id']] : [])));
    input = rows.length === 0 ? undefined : nextInput(whole, input, body);
  }
  if (ids.length <= mostPeople) return ids;
  const field = operation.searchFields?.people ?? 'contact_ids';
  const each =
    field === 'id'
      ? ''
      : `, for each of whom "each" asks: {"each":{"operation":"${operation.name}","input":{"query":{"field":"${field}","operator":"=","value":"{id}"}}}}`;
  const fix = `query.company: ${companyId} has more than ${mostPeople} people, too many for one search: company_contacts.list with company_id lists them (where and count hold for them)${each}.`;
  throw new GatewayError('input_invalid', { operation: operation.name, field: 'query.company', fix });
}
