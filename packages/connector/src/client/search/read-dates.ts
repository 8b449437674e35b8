import type { Filter } from '../../catalogue/shared/search.ts';
import { dayAt, dayLength, showTime, type Time } from './read-time.ts';
import type { Bound, Node, Operator, Path, Reading } from './reading.ts';

/** The filter on a date; nothing, with a problem, where none says it. */
export function dateNode(field: string, operator: Operator, times: readonly Time[], path: Path, reading: Reading): Node | undefined {
  const { search, notes, problems, how } = reading;
  for (const time of times) noteUnits(field, time, notes);
  const takes = search.operators.date;
  if (operator === 'IN' || operator === 'NIN') {
    const exact = times.flatMap((time) => (time.kind === 'instant' ? [time.seconds] : []));
    if (takes.includes(operator) && exact.length === times.length) return { field, operator, value: exact };
    const apart: Reading = times.length > 1 ? { ...reading, isEither: true } : reading;
    const each = times.map((time) => dateNode(field, operator === 'IN' ? '=' : '!=', [time], path, apart));
    const filters = each.filter((one): one is Filter => one !== undefined && 'field' in one);
    if (filters.length === times.length) return { operator: operator === 'IN' ? 'OR' : 'AND', value: filters };
    problems.push({
      path: [...path, 'operator'],
      problem: `takes no lists of days; give each day a filter of its own, in a group with OR`,
    });
    return undefined;
  }
  const [time] = times;
  if (!time) return undefined;
  if (search.wholeDays) return how.asMeant ? wholeDays(field, operator, time, path, reading) : plain(field, operator, time, path, reading);
  return time.kind === 'day' ? exactDay(field, operator, time, notes) : plain(field, operator, time, path, reading);
}

function noteUnits(field: string, time: Time, notes: Set<string>): void {
  if (time.kind === 'instant' && time.written === 'milliseconds')
    notes.add(`${field}: milliseconds are read as ${showTime(time.seconds)}.`);
}

/** As it stands, in seconds; of a day in a search by days, a second that is in it almost everywhere on earth. */
function plain(field: string, operator: Operator, time: Time, path: Path, { search, problems }: Reading): Filter | undefined {
  if (search.operators.date.includes(operator)) return { field, operator, value: time.kind === 'day' ? within(time.start) : time.seconds };
  problems.push({ path: [...path, 'operator'], problem: takesOnly(field, operator, search.operators.date) });
  return undefined;
}

export const takesOnly = (field: string, operator: Operator, takes: readonly string[]) =>
  `${operator} is not taken by ${field}, which takes ${takes.join(' ')}`;

/** Midnight in UTC is the day before west of it; this second is on the same day from UTC-10 to UTC+13. */
const within = (start: number) => start + 39_599;

/** What never happened was on no day, either. Everything was created, and changed. */
const withoutValue = (field: string): Filter[] => (/^(?:created|updated)_at$/.test(field) ? [] : [{ field, operator: '=', value: null }]);

/** Days of UTC where Intercom compares seconds. */
function exactDay(field: string, operator: Operator, day: Extract<Time, { kind: 'day' }>, notes: Set<string>): Node {
  const [first, next] = [day.start, day.start + dayLength];
  const from: Filter = { field, operator: '>', value: first - 1 };
  const before: Filter = { field, operator: '<', value: first };
  const after: Filter = { field, operator: '>', value: next - 1 };
  const until: Filter = { field, operator: '<', value: next };
  notes.add(`${field}: ${day.text} is that day in UTC${operator === '>' ? ', and > begins after its end (>= includes it)' : ''}.`);
  switch (operator) {
    case '=':
      return { operator: 'AND', value: [from, until] };
    case '!=':
      return { operator: 'OR', value: [before, after, ...withoutValue(field)] };
    case '>':
      return after;
    case '>=':
      return from;
    case '<=':
      return until;
    default:
      return before;
  }
}

/**
 * Where Intercom matches whole days of the workspace's time zone, and knows `=`, `<` and `>` (facts 6.2). An instant cannot be said: the
 * whole day in which it is counts too, so that nothing is missing. Midnight in UTC is how a program writes a day.
 */
function wholeDays(field: string, operator: Operator, time: Time, path: Path, reading: Reading): Node | undefined {
  const { search, notes, problems, how } = reading;
  // What an attribute of the workspace's own has in a row has a form of its own.
  const canSay = how.exactly && !reading.isEither && Object.hasOwn(search.fields, field);
  const bounds = canSay ? boundsOf(field, operator, time) : [];
  if (bounds.length > 0) {
    reading.exact.push(...bounds);
    const filters = bounds.map(wider);
    return filters.length === 1 ? filters[0] : { operator: 'AND', value: filters };
  }
  const isMidnight = time.kind === 'instant' && time.seconds % dayLength === 0;
  const at = time.kind === 'day' ? within(time.start) : isMidnight ? within(time.seconds) : time.seconds;
  const day = (time.kind === 'day' ? time : dayAt(time.seconds)).text;
  const exact = (sign: Operator, days: number): Filter => ({ field, operator: sign, value: at + days * dayLength });
  const say = (what: string) => notes.add(`${field} is matched by whole days of the workspace's time zone: ${what}.`);
  switch (operator) {
    case '=':
      say(`all of ${day}`);
      return exact('=', 0);
    case '!=':
      say(`all but ${day}`);
      return { operator: 'OR', value: [exact('<', 0), exact('>', 0), ...withoutValue(field)] };
    case '>':
      // Somebody who writes an instant means what came after it, on that day too.
      say(time.kind === 'day' ? `from the day after ${day} on (>= includes it)` : `from ${day} on, that whole day included`);
      return exact('>', time.kind === 'day' ? 0 : -1);
    case '>=':
      say(`from ${day} on`);
      return exact('>', -1);
    case '<':
      say(time.kind === 'day' || isMidnight ? `before ${day}` : `until ${day}, that whole day included`);
      return exact('<', time.kind === 'day' || isMidnight ? 0 : 1);
    case '<=':
      say(isMidnight ? `before ${day}` : `until ${day}, that whole day included`);
      return exact('<', isMidnight ? 0 : 1);
    default:
      problems.push({ path: [...path, 'operator'], problem: takesOnly(field, operator, search.operators.date) });
      return undefined;
  }
}

/** What a row has to fit, where it says a time or a day in UTC; nothing of what no order says. */
function boundsOf(field: string, operator: Operator, time: Time): readonly Bound[] {
  const bound = (sign: Bound['operator'], value: number): Bound => ({ field, operator: sign, value });
  if (time.kind === 'instant')
    return operator === '>' || operator === '>=' || operator === '<' || operator === '<=' ? [bound(operator, time.seconds)] : [];
  const [first, next] = [time.start, time.start + dayLength];
  switch (operator) {
    case '=':
      return [bound('>=', first), bound('<', next)];
    case '>':
      return [bound('>=', next)];
    case '>=':
      return [bound('>=', first)];
    case '<':
      return [bound('<', first)];
    case '<=':
      return [bound('<', next)];
    default:
      return [];
  }
}

/** On the day before in any time zone, or after, also where a day of 25 hours is among them. */
const aside = dayLength + 7200;
const wider = ({ field, operator, value }: Bound): Filter =>
  operator.startsWith('>') ? { field, operator: '>', value: value - aside } : { field, operator: '<', value: value + aside };
