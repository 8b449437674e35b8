import { findOperation, type OperationFacts } from '@gatehouse/connector';
import { readTime, showTime } from '@gatehouse/connector/search';
import type { Lists } from './name-lists.ts';
import { typesOf } from './own-types.ts';
import { shown as inShort, isRecord } from './values.ts';

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

async function datesAmong(operation: OperationFacts, value: unknown, mayBe: (one: unknown) => boolean, lists: Lists) {
  const search = findOperation(searches[operation.name.slice(0, operation.name.indexOf('.'))] ?? '');
  let any = false;
  mapped(value, (_, one) => {
    any ||= mayBe(one);
    return one;
  });
  if (!any || !search?.searchFields) return undefined;
  const types = await typesOf(search, search.searchFields, lists);
  return (name: string, one: unknown) => types?.get(name) === 'date' && mayBe(one);
}

/** From the year 2000 to 2100: anything else is no time that somebody keeps of a customer. */
const mayBeSeconds = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 946_684_800 && Number(value) < 4_102_444_800;

/** What a workspace keeps as a date, shown as other times are. */
export async function withOwnTimes(operation: OperationFacts, answer: Fields, lists: Lists): Promise<Fields> {
  const isDate = await datesAmong(operation, answer, mayBeSeconds, lists);
  if (!isDate) return answer;
  let any = false;
  const times = mapped(answer, (name, one) => {
    if (!isDate(name, one)) return one;
    any = true;
    return new Date(Number(one) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }) as Fields;
  return any && !Object.hasOwn(times, 'times') ? { ...times, times: 'UTC' } : times;
}

const mayBeDate = (value: unknown): value is string => typeof value === 'string' && /^\s*\d{4}-\d{2}-\d{2}/.test(value);

/** Given as a date, sent as the seconds that Intercom keeps. */
export async function ownTimesGiven(
  operation: OperationFacts,
  input: Fields,
  lists: Lists,
  now: number,
): Promise<{ readonly input: Fields; readonly notes: readonly string[] }> {
  const isDate = operation.effect === 'read' ? undefined : await datesAmong(operation, input, mayBeDate, lists);
  if (!isDate) return { input, notes: [] };
  const notes = new Set<string>();
  const read = mapped(input, (name, one) => {
    const time = isDate(name, one) ? readTime(one, now) : undefined;
    if (!time) return one;
    const seconds = time.kind === 'day' ? time.start : Math.floor(time.seconds);
    notes.add(`${name}: ${inShort(one)} is read as ${seconds} (${showTime(seconds)}).`);
    return seconds;
  }) as Fields;
  return { input: read, notes: [...notes] };
}
