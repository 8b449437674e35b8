import { findOperation, type OperationFacts, type SearchType } from '@gatehouse/connector';
import { readTime, showTime } from '@gatehouse/connector/search';
import { isRecord } from '../record.ts';
import type { Lists } from './name-lists.ts';
import { typesOf } from './own-types.ts';
import { flags, shown as inShort } from './values.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The search that knows the attributes of what an operation shows or takes. */
const searches: Readonly<Record<string, string>> = {
  contacts: 'contacts.search',
  company_contacts: 'contacts.search',
  companies: 'companies.search',
  contact_companies: 'companies.search',
  conversations: 'conversations.search',
};

const attributes = 'custom_attributes';

/** Whatever is done with each attribute in a value, wherever it stands. */
function mapped(value: unknown, change: (name: string, one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      // As `fields` names one of them.
      if (name.startsWith(`${attributes}.`)) return [name, change(name, one)];
      if (name !== attributes || !isRecord(one)) return [name, mapped(one, change)];
      return [name, Object.fromEntries(Object.entries(one).map(([own, inner]) => [own, change(`${attributes}.${own}`, inner)]))];
    }),
  );
}

/** What the attributes are, where one of them in a value may depend on it. */
async function typesAmong(operation: OperationFacts, value: unknown, mayBe: (one: unknown) => boolean, lists: Lists) {
  const search = findOperation(searches[operation.name.slice(0, operation.name.indexOf('.'))] ?? '');
  let any = false;
  mapped(value, (_, one) => {
    any ||= mayBe(one);
    return one;
  });
  if (!any || !search?.searchFields) return undefined;
  return typesOf(search, search.searchFields, lists);
}

/** From the year 2000 to 2100: anything else is no time that somebody keeps of a customer. */
const mayBeSeconds = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 946_684_800 && Number(value) < 4_102_444_800;

/** What a workspace keeps as a date, shown as other times are. */
export async function withOwnTimes(operation: OperationFacts, answer: Fields, lists: Lists): Promise<Fields> {
  const types = await typesAmong(operation, answer, mayBeSeconds, lists);
  if (!types) return answer;
  let any = false;
  const times = mapped(answer, (name, one) => {
    if (types.get(name) !== 'date' || !mayBeSeconds(one)) return one;
    any = true;
    return new Date(Number(one) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }) as Fields;
  return any && !Object.hasOwn(times, 'times') ? { ...times, times: 'UTC' } : times;
}

const mayBeDate = (value: unknown): value is string => typeof value === 'string' && /^\s*\d{4}-\d{2}-\d{2}/.test(value);

const number = /^\s*-?\d{1,15}(?:\.\d{1,10})?\s*$/;
/** Text that would be kept as text where the workspace has a date, a number, or yes and no. */
const mayBeTyped = (value: unknown): value is string => typeof value === 'string' && isTyped(value.trim().toLowerCase());
const isTyped = (text: string): boolean => text === '' || flags.has(text) || number.test(text) || mayBeDate(text);

/** Written as text, sent as what the workspace keeps: a date as the seconds, a number, yes or no; nothing clears it. */
export async function ownTimesGiven(
  operation: OperationFacts,
  input: Fields,
  lists: Lists,
  now: number,
): Promise<{ readonly input: Fields; readonly notes: readonly string[] }> {
  const types = operation.effect === 'read' ? undefined : await typesAmong(operation, input, mayBeTyped, lists);
  if (!types) return { input, notes: [] };
  const notes = new Set<string>();
  const read = mapped(input, (name, one) => {
    const type = types.get(name);
    if (type === undefined || !mayBeTyped(one)) return one;
    const value = asTyped(type, one, now);
    if (value === null)
      notes.add(`${name}: an empty text is no ${type === 'integer' ? 'number' : type}: it is read as null, which clears it.`);
    else if (value !== one)
      notes.add(`${name}: ${inShort(one)} is read as ${String(value)}${type === 'date' ? ` (${showTime(Number(value))})` : ''}.`);
    return value;
  }) as Fields;
  return { input: read, notes: [...notes] };
}

function asTyped(type: SearchType, text: string, now: number): unknown {
  if (text.trim() === '') return null;
  if (type === 'integer') return number.test(text) ? Number(text) : text;
  if (type === 'boolean') return flags.get(text.trim().toLowerCase()) ?? text;
  const time = type === 'date' && mayBeDate(text) ? readTime(text, now) : undefined;
  if (!time) return text;
  return time.kind === 'day' ? time.start : Math.floor(time.seconds);
}
