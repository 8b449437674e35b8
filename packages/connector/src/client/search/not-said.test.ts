import { describe, expect, test } from 'vitest';
import { findOperation } from '../../catalogue/index.ts';
import type { SearchFields } from '../../catalogue/search-fields.ts';
import { Query } from '../../catalogue/shared/search.ts';
import { readQuery } from './read-query.ts';
import type { HowToRead } from './reading.ts';

/** What a query says and no filter does: refused, or said with what is found. */

const fieldsOf = (name: 'contacts.search' | 'conversations.search') => findOperation(name).searchFields as SearchFields;
const conversations = fieldsOf('conversations.search');
const contacts = fieldsOf('contacts.search');
const now = Date.parse('2026-03-10T12:00:00Z');
const asMeant: HowToRead = { now, asMeant: true };
const second = (text: string) => Date.parse(text) / 1000;

type Filter = [field: string, operator: string, value: unknown];
const filter = ([field, operator, value]: Filter) => ({ field, operator, value });
const any = (...filters: Filter[]) => ({ operator: 'OR', value: filters.map(filter) });

/** Read without a problem, and into what Intercom takes. */
function read(search: SearchFields, query: unknown, how = asMeant) {
  const result = readQuery(search, query, how);
  expect(result.problems).toEqual([]);
  expect(Query.safeParse(result.query).success).toBe(true);
  return result;
}
const problem = (search: SearchFields, query: unknown, how = asMeant) => {
  const { problems } = readQuery(search, query, how);
  expect(problems).not.toEqual([]);
  return problems.map((one) => `${one.path.join('.')} ${one.problem}`).join('\n');
};

describe('what a filter or a group does not have is never left out', () => {
  test.each<[unknown, string]>([
    [{ field: 'state', not: true, value: 'open' }, 'not is nothing that a filter has'],
    [{ field: 'state', negate: true, operator: '=', value: 'open' }, 'negate is nothing'],
    [{ field: 'state', '!=': 'open', value: 'open' }, '!= is nothing'],
    [{ field: 'state', op: '!=', operator: '=', value: 'open' }, 'stands beside another operator'],
    [{ field: 'state', value: 'open', values: ['closed'] }, 'values stands beside another value'],
    [{ AND: [{ field: 'state', value: 'open' }], field: 'priority', value: 'none' }, 'AND is nothing'],
    [{ operator: 'AND', value: [{ field: 'state', value: 'open' }], filters: [{ field: 'state', value: 'closed' }] }, 'filters is nothing'],
    [{ operator: 'AND', value: [{ field: 'state', value: 'open', not: true }] }, 'value.0.not is nothing'],
    [[{ field: 'source.body', operator: '~', value: 'refund', not: true }], '0.not is nothing'],
    [{ AND: [{ field: 'state', value: 'open' }], not: true }, 'not is nothing that a group has'],
    [{ field: 'created_at', value: { gt: 5 } }, 'value is text'],
    [{ field: 'state', operator: '!=' }, 'value is needed'],
    ["{'field': 'state', 'value': 'open'}", 'looks like JSON and is none'],
    ['{"field": "state", "value": "open"', 'looks like JSON and is none'],
    [{ field: 'id', value: 2.15e23 }, 'exceeds'],
    ['a'.repeat(501), 'has 501 characters'],
    [{ field: 'x'.repeat(301), value: 1 }, 'has 301 characters'],
    [{ field: 'source.body', operator: '~', value: 'x'.repeat(2001) }, 'has 2001 characters'],
    [{ field: 'state', value: Array.from({ length: 1001 }, String) }, 'has 1001 values'],
  ])('%j', (given, told) => {
    expect(problem(conversations, given)).toContain(told);
    expect(problem(conversations, given, { now, asMeant: false })).toContain(told);
  });

  test.each([
    { field: 'state', op: '!=', value: 'open' },
    { field: 'state', comparator: 'ne', value: 'open' },
    { field: 'state', comparison: 'not', value: 'open' },
    '{"field": "state", "op": "!=", "value": "open"}',
  ])("%j is read under Intercom's names", (given) => {
    expect(read(conversations, given).query).toEqual(filter(['state', '!=', 'open']));
  });

  test('a list under another name keeps its operator', () => {
    expect(read(conversations, { field: 'state', operator: '!=', values: ['open'] }).query).toEqual(filter(['state', 'NIN', ['open']]));
  });

  test('brackets are words', () => {
    expect(read(conversations, '[urgent] refund').text?.words.map(({ said }) => said)).toEqual(['urgent', 'refund']);
  });
});

describe('what plain words cannot say', () => {
  test.each([
    ['refund -parcel', 'parcel', 'refund'],
    ['refund !parcel now', 'parcel', 'refund  now'],
    ['refund NOT parcel', 'parcel', 'refund'],
    ['refund AND NOT "parcel"', 'parcel', 'refund'],
  ])('is refused with the filter that does: %s', (given, word, rest) => {
    const told = problem(conversations, given);
    expect(told).toContain(`"${word}" is to be left out`);
    expect(told).toContain(JSON.stringify(rest));
    const query = JSON.parse(/\{"operator": "AND".*\]\}/.exec(told)?.[0] ?? '') as unknown;
    expect(JSON.stringify(read(conversations, query).query)).toContain(JSON.stringify(filter(['source.body', '!~', word])));
    expect(problem(conversations, [given, filter(['state', '=', 'open'])])).toContain(`"${word}" is to be left out`);
  });

  test.each(['e-mail', 'order - missing', 'sign-in', 'offer of -5', 'a note to self', 'knot'])('nothing is left out in %s', (given) => {
    expect(read(conversations, given).notes).toEqual([]);
  });

  test.each(['app not working', 'charged without reason', "can't log in"])('a negation is said: %s', (given) => {
    expect(read(conversations, given).notes).toEqual([expect.stringContaining('not carried out')]);
  });

  test('a word of one or two letters is a whole word, signs included', () => {
    const said = (given: string) => read(conversations, given).text?.words.map((word) => word.said);
    expect(said('C++')).toEqual(['c++']);
    expect(said('C# or F#')).toEqual(['c#', 'f#']);
    expect(JSON.stringify(read(conversations, filter(['source.body', '~', 'uk'])).query)).toContain('"~"');
    expect(read(conversations, 'UK').query).toEqual(any(['source.subject', '=', 'uk'], ['source.body', '=', 'uk']));
  });

  test('an empty text among words', () => {
    expect(problem(conversations, filter(['source.subject', '!=', '']))).toContain('is empty');
  });

  test('not on a day is also never', () => {
    expect(read(conversations, filter(['statistics.last_close_at', '!=', '2026-03-01'])).query).toEqual(
      any(
        ['statistics.last_close_at', '<', second('2026-03-01')],
        ['statistics.last_close_at', '>', second('2026-03-02') - 1],
        ['statistics.last_close_at', '=', null],
      ),
    );
    expect(JSON.stringify(read(contacts, filter(['signed_up_at', '!=', '2026-03-01'])).query)).toContain(
      JSON.stringify(filter(['signed_up_at', '=', null])),
    );
  });
});
