import { describe, expect, test } from 'vitest';
import { findOperation } from '../../catalogue/index.ts';
import type { SearchFields } from '../../catalogue/search-fields.ts';
import { Query } from '../../catalogue/shared/search.ts';
import { readQuery, readSort } from './read-query.ts';
import type { HowToRead } from './reading.ts';
import { textQuery } from './text-query.ts';
import { whyNothing } from './why-nothing.ts';

const fieldsOf = (name: 'contacts.search' | 'conversations.search' | 'tickets.search' | 'companies.search') =>
  findOperation(name).searchFields as SearchFields;
const conversations = fieldsOf('conversations.search');
const contacts = fieldsOf('contacts.search');
const tickets = fieldsOf('tickets.search');
const now = Date.parse('2026-03-10T12:00:00Z');
const asMeant: HowToRead = {
  now,
  asMeant: true,
  idOf: (list, name) =>
    (({ tags: { vip: '77', Refund: '78' }, admins: { 'Farah Aziz': '901' } }) as Record<string, Record<string, string>>)[list]?.[name],
};
const second = (text: string) => Date.parse(text) / 1000;

type Filter = [field: string, operator: string, value: unknown];
const filter = ([field, operator, value]: Filter) => ({ field, operator, value });
const all = (...filters: Filter[]) => ({ operator: 'AND', value: filters.map(filter) });
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

describe('a value that can never match is read as what was meant, and a note says so', () => {
  test.each<[Filter, Filter]>([
    [
      ['admin_assignee_id', '=', null],
      ['admin_assignee_id', '=', 0],
    ],
    [
      ['admin_assignee_id', '!=', 'unassigned'],
      ['admin_assignee_id', '!=', 0],
    ],
    [
      ['team_assignee_id', '=', 'nobody'],
      ['team_assignee_id', '=', 0],
    ],
    [
      ['priority', '=', 'priority'],
      ['priority', '!=', 'none'],
    ],
    [
      ['priority', '!=', 'not_priority'],
      ['priority', '!=', 'none'],
    ],
    [
      ['priority', '=', 'not_priority'],
      ['priority', '=', 'none'],
    ],
    [
      ['priority', '=', true],
      ['priority', '!=', 'none'],
    ],
    [
      ['state', '=', 'unassigned'],
      ['admin_assignee_id', '=', 0],
    ],
    [
      ['state', '=', 'resolved'],
      ['state', '=', 'closed'],
    ],
    [
      ['source.type', '=', 'chat'],
      ['source.type', '=', 'conversation'],
    ],
    [
      ['assignee', '=', 'Farah Aziz'],
      ['admin_assignee_id', '=', 901],
    ],
    [
      ['closed_at', '>', 1_772_000_000],
      ['statistics.last_close_at', '>', 1_772_000_000],
    ],
    [
      ['created_at', '>', 1_772_000_000_000],
      ['created_at', '>', 1_772_000_000],
    ],
    [
      ['tag_ids', 'contains', 'vip'],
      ['tag_ids', '=', '77'],
    ],
    [
      ['state', '!~', 'closed'],
      ['state', '!=', 'closed'],
    ],
  ])('%j', (given, meant) => {
    const { query, notes } = read(conversations, filter(given));
    expect(query).toEqual(filter(meant));
    expect(notes).toHaveLength(1);
  });

  test.each<[SearchFields, Filter, Filter]>([
    [tickets, ['admin_assignee_id', '=', null], ['admin_assignee_id', '=', '0']],
    [tickets, ['state', '=', 'open'], ['open', '=', true]],
    [tickets, ['category', '=', 'Customer'], ['category', '=', 'request']],
    [contacts, ['role', '=', 'customer'], ['role', '=', 'user']],
    [contacts, ['country', '=', 'Ireland'], ['location.country', '=', 'Ireland']],
  ])('of other searches, %#', (search, given, meant) => {
    const { query, notes } = read(search, filter(given));
    expect(query).toEqual(filter(meant));
    expect(notes).toHaveLength(1);
  });
});

describe('the same thing in another spelling needs no note', () => {
  test.each<[unknown, unknown]>([
    [filter(['open', '=', 'true']), filter(['open', '=', true])],
    [filter(['tag_ids', '=', 77]), filter(['tag_ids', '=', '77'])],
    [filter(['tag_ids', '=', 'vip']), filter(['tag_ids', '=', '77'])],
    [filter(['admin_assignee_id', '=', '901']), filter(['admin_assignee_id', '=', 901])],
    [filter(['state', '==', 'Open']), filter(['state', '=', 'open'])],
    [filter(['state', 'in', ['Open', 'snoozed']]), filter(['state', 'IN', ['open', 'snoozed']])],
    [filter(['state', '=', ['open', 'snoozed']]), filter(['state', 'IN', ['open', 'snoozed']])],
    [filter(['tag_ids', 'NIN', 'Refund']), filter(['tag_ids', 'NIN', ['78']])],
    [filter(['source.subject', 'contains', 'vat']), filter(['source.subject', '~', 'vat'])],
    [{ field: 'state', value: 'open' }, filter(['state', '=', 'open'])],
    [JSON.stringify(filter(['state', '=', 'open'])), filter(['state', '=', 'open'])],
    [{ state: 'open', priority: 'high' }, all(['state', '=', 'open'], ['priority', '=', 'high'])],
    [[filter(['state', '=', 'open'])], all(['state', '=', 'open'])],
    [{ and: [filter(['state', '=', 'open'])] }, all(['state', '=', 'open'])],
    [{ operator: 'AND', operands: [filter(['state', '=', 'open'])] }, all(['state', '=', 'open'])],
    [{ operator: 'or', value: [filter(['state', '=', 'open'])] }, any(['state', '=', 'open'])],
    [filter(['ai_agent.rating', '>=', '4']), filter(['ai_agent.rating', '>=', 4])],
    [filter(['custom_attributes.plan', '=', 'pro']), filter(['custom_attributes.plan', '=', 'pro'])],
  ])('%j', (given, meant) => {
    const { query, notes } = readQuery(conversations, given, asMeant);
    expect(query).toEqual(meant);
    expect(notes).toEqual([]);
  });
});

test.each([' ', '\u200b'])('a blank text (%j) finds no one', (value) => {
  expect(problem(contacts, filter(['email', '=', value]))).toContain('is blank');
  expect(problem(contacts, filter(['name', '~', value]))).toContain('is blank');
  expect(problem(contacts, filter(['email', 'IN', ['a@b.example', value]]))).toContain('is blank');
});

describe('dates', () => {
  test.each([
    [conversations, '2026', '2026-01-01'],
    [conversations, 2026, '2026-01-01'],
    [conversations, '20261101', '2026-11-01'],
    [contacts, ' 202611 ', '2026-11-01'],
    [contacts, 20_261_101, '2026-11-01'],
  ])('a year, a month or a day without dashes is no number of seconds (%#)', (search, value, day) => {
    expect(problem(search, filter(['created_at', '>', value]))).toContain(`"${day}"`);
    expect(problem(search, filter(['created_at', 'IN', [value]]))).toContain(`"${day}"`);
  });

  test.each([0, 5, 1500, 20_261_399, 1_772_000_000])('but %d is', (value) => {
    expect(read(conversations, filter(['created_at', '>', value])).query).toEqual(filter(['created_at', '>', value]));
  });

  const day = second('2026-03-01T00:00:00Z');
  const next = day + 86_400;

  test.each<[Filter, unknown]>([
    [['created_at', '=', '2026-03-01'], all(['created_at', '>', day - 1], ['created_at', '<', next])],
    [['created_at', '!=', '2026-03-01'], any(['created_at', '<', day], ['created_at', '>', next - 1])],
    [['created_at', '>', '2026-03-01'], filter(['created_at', '>', next - 1])],
    [['created_at', '>=', '2026-03-01'], filter(['created_at', '>', day - 1])],
    [['created_at', '<', '2026-03-01'], filter(['created_at', '<', day])],
    [['created_at', '<=', '2026-03-01'], filter(['created_at', '<', next])],
  ])('a day where seconds are compared is that day in UTC: %j', (given, meant) => {
    const { query, notes } = read(conversations, filter(given));
    expect(query).toEqual(meant);
    expect(notes.join()).toContain('2026-03-01 is that day in UTC');
  });

  test.each<[unknown, number]>([
    ['2026-03-01T09:30:00Z', second('2026-03-01T09:30:00Z')],
    ['2026-03-01T09:30:00+02:00', second('2026-03-01T07:30:00Z')],
    ['2026-03-01 09:30', second('2026-03-01T09:30:00Z')],
    ['7 days ago', now / 1000 - 7 * 86_400],
    [String(day), day],
    [day, day],
  ])('%j with a time is that second', (value, seconds) => {
    expect(read(conversations, filter(['created_at', '>', value])).query).toEqual(filter(['created_at', '>', seconds]));
  });

  test('between has both ends', () => {
    expect(read(conversations, filter(['created_at', 'between', ['2026-03-01', '2026-03-01']])).query).toEqual(
      all(['created_at', '>', day - 1], ['created_at', '<', next]),
    );
  });

  const here = 39_599;
  test.each<[Filter, unknown, string]>([
    [['created_at', '=', '2026-03-01'], filter(['created_at', '=', day + here]), 'all of 2026-03-01'],
    [['created_at', '>', '2026-03-01'], filter(['created_at', '>', day + here]), 'after 2026-03-01'],
    [['created_at', '>=', '2026-03-01'], filter(['created_at', '>', day - 86_400 + here]), 'from 2026-03-01 on'],
    [['created_at', '<', '2026-03-01'], filter(['created_at', '<', day + here]), 'before 2026-03-01'],
    [['created_at', '<=', '2026-03-01'], filter(['created_at', '<', next + here]), 'until 2026-03-01'],
    [['created_at', '>', day], filter(['created_at', '>', day - 86_400 + here]), 'that whole day included'],
    [['created_at', '<', day], filter(['created_at', '<', day + here]), 'before 2026-03-01'],
    [['created_at', '>', day + 40_000], filter(['created_at', '>', day - 86_400 + 40_000]), 'that whole day included'],
    [['created_at', '<', day + 40_000], filter(['created_at', '<', next + 40_000]), 'that whole day included'],
    [['created_at', '!=', '2026-03-01'], any(['created_at', '<', day + here], ['created_at', '>', day + here]), 'all but 2026-03-01'],
  ])('where Intercom matches whole days, nothing that was meant is left out: %j', (given, meant, note) => {
    const { query, notes } = read(contacts, filter(given));
    expect(query).toEqual(meant);
    expect(notes.join()).toContain(note);
  });

  test('a query of Intercom’s own is not changed for a program', () => {
    const given = all(['created_at', '>', day], ['email', '~', 'two words']);
    expect(read(contacts, given, { now, asMeant: false })).toMatchObject({ query: given, notes: [] });
  });

  test.each(['soon', '2026-02-31', '31.1.2026', ''])('%j is no time', (value) => {
    expect(problem(conversations, filter(['created_at', '>', value]))).toContain('"2026-01-31T09:30:00Z"');
  });

  test('a day one level too deep is refused with the way out', () => {
    const deep = { operator: 'AND', value: [{ operator: 'OR', value: [filter(['created_at', '=', '2026-03-01'])] }] };
    expect(problem(conversations, deep)).toContain('a group of their own');
    expect(read(conversations, any(['created_at', '=', '2026-03-01'], ['state', '=', 'open'])).query).toMatchObject({
      operator: 'OR',
      value: [{ operator: 'AND' }, { field: 'state' }],
    });
  });
});

describe('lists where Intercom takes none become groups', () => {
  test('of ids', () => {
    expect(read(contacts, filter(['tag_id', 'IN', ['77', '78']])).query).toEqual(any(['tag_id', '=', '77'], ['tag_id', '=', '78']));
    expect(read(contacts, all(['role', '=', 'user'], ['tag_id', 'NIN', ['77', '78']])).query).toEqual(
      all(['role', '=', 'user'], ['tag_id', '!=', '77'], ['tag_id', '!=', '78']),
    );
  });
});

describe('words', () => {
  const over = (fields: readonly string[], ...forms: string[]) =>
    any(...forms.flatMap((form) => fields.map((field): Filter => [field, '~', form])));
  const opening = ['source.subject', 'source.body'];
  const text = ['title', 'description'];
  const refund = over(opening, 'refund', 'refunds');

  test.each<[SearchFields, unknown, unknown]>([
    [conversations, 'refunds', refund],
    [conversations, 'refund', refund],
    [conversations, 'Refund', refund],
    [conversations, '"refund request"', refund],
    [conversations, 'conversations mentioning refunds', refund],
    [conversations, filter(['source.body', '~', 'refunds']), refund],
    [conversations, filter(['text', 'contains', 'refund']), refund],
    [conversations, { words: 'refunds' }, refund],
    [conversations, 'conversations about billing', over(opening, 'billing', 'billings')],
    [conversations, 'Find customers with billing questions', over(opening, 'billing', 'billings')],
    [conversations, filter(['source.subject', '~', 'refunds']), over(['source.subject'], 'refund', 'refunds')],
    [tickets, 'refunds', over(text, 'refund', 'refunds')],
    [tickets, filter(['title', '~', 'companies']), over(['title'], 'company', 'companies')],
    [conversations, 'cancellations', over(opening, 'cancel', 'cancels', 'cancellation', 'cancellations')],
    [conversations, 'statuses', over(opening, 'status', 'statuse', 'statuses')],
    [conversations, '#12345', any(['source.subject', '~', '12345'], ['source.body', '~', '12345'], ['id', '=', '12345'])],
    [conversations, 'questions', over(opening, 'question', 'questions')],
    [conversations, all(['source.body', '!~', 'refunds']), all(['source.body', '!~', 'refund'], ['source.body', '!~', 'refunds'])],
  ])('in each form in which they are written, without those that say only that something is looked for: %#', (search, given, meant) => {
    expect(read(search, given).query).toEqual(meant);
  });

  test('several all have to be there, beside filters or not', () => {
    const charged = over(opening, 'charg', 'charge', 'charged');
    const twice = over(opening, 'twice', 'twices');
    expect(read(conversations, 'charged twice').query).toEqual({ operator: 'AND', value: [charged, twice] });
    const open = filter(['state', '=', 'open']);
    for (const given of [
      { operator: 'AND', value: ['charged twice', open] },
      { operator: 'AND', value: [open, filter(['source.body', '~', 'charged twice'])] },
      { state: 'open', text: 'charged twice' },
      [filter(['source.body', '~', 'charged']), open, filter(['source.body', '~', 'twice'])],
    ])
      expect(read(conversations, given).query).toEqual({ operator: 'AND', value: [open, charged, twice] });
    const { text: found } = read(conversations, { operator: 'AND', value: [any(['state', '=', 'open'], ['open', '=', true]), 'refund'] });
    expect(found?.rest).toEqual({ operator: 'AND', value: [any(['state', '=', 'open'], ['open', '=', true])] });
    expect(problem(conversations, { operator: 'AND', value: ['refund', filter(['statee', '=', 1])] })).toContain('value.1.field');
  });

  test.each(['login', 'log in', 'log-in', 'Logged in', 'cannot log in', 'login problems'])('%j is written together or apart', (given) => {
    const { query } = read(conversations, given);
    const [first, second] = (query as { value: { value: { field: string; operator: string; value: string }[] }[] }).value;
    const has = (group: typeof first, operator: string, value: string) =>
      expect(group?.value).toContainEqual({ field: 'source.body', operator, value });
    for (const group of [first, second]) for (const form of ['login', 'log-in']) has(group, '~', form);
    for (const form of ['log', 'logged', 'logging']) has(first, '=', form);
    has(second, '=', 'in');
  });

  test('in each of two fields, and where no more groups fit, what was said of them', () => {
    const each = all(['source.subject', '~', 'refunds'], ['source.body', '~', 'invoices']);
    expect(read(conversations, each).query).toEqual({
      operator: 'AND',
      value: [over(['source.subject'], 'refund', 'refunds'), over(['source.body'], 'invoice', 'invoices')],
    });
    const deep = { operator: 'AND', value: [all(['source.body', '~', 'refunds'], ['state', '=', 'open']), any(['state', '=', 'closed'])] };
    expect(read(conversations, deep).query).toMatchObject({ value: [all(['source.body', '~', 'refund'], ['state', '=', 'open']), {}] });
    const either = any(['source.body', '~', 'refunds'], ['state', '=', 'open']);
    expect(read(conversations, either).query).toEqual(
      any(['source.body', '~', 'refund'], ['source.body', '~', 'refunds'], ['state', '=', 'open']),
    );
  });

  test('names are no words of a language', () => {
    expect(read(contacts, 'James').query).toEqual(any(['name', '~', 'james'], ['email', '~', 'james'], ['external_id', '=', 'james']));
    expect(read(conversations, 'kim@acme.example').query).toMatchObject({ operator: 'OR', value: { 2: { field: 'source.author.email' } } });
  });

  test('too many are refused', () => {
    const many = Array.from({ length: 16 }, (_, index) => `word${index}`).join(' ');
    expect(problem(conversations, many)).toContain('15 in all');
  });

  test('any of them, beside other filters too', () => {
    for (const given of [
      'refunds invoices parcels',
      { operator: 'AND', value: [filter(['state', '=', 'open']), 'refunds invoices parcels'] },
    ]) {
      const { text: found } = read(conversations, given);
      const query = found && textQuery(found, 'any');
      expect(Query.safeParse(query).success).toBe(true);
      for (const word of ['refund', 'invoice', 'parcel']) expect(JSON.stringify(query)).toContain(word);
    }
  });

  test('several in a field that takes whole words never match one (!~)', () => {
    const { query, notes } = read(conversations, filter(['source.body', '!~', '"refund request"']));
    expect(query).toEqual(any(['source.body', '!~', 'refund'], ['source.body', '!~', 'request']));
    expect(notes.join()).toContain('word by word');
  });
});

describe('a person as people have them', () => {
  const numbers = ['+14155550100', '4155550100', '(415) 555-0100', '415-555-0100', '415.555.0100'];

  test.each(['Kim Lee <kim@acme.example>', 'mailto:kim@acme.example', '"Lee, Kim" <kim@acme.example>,', 'who is kim@acme.example?'])(
    '%j',
    (given) => {
      expect(read(contacts, given).query).toEqual(filter(['email', '=', 'kim@acme.example']));
      expect(read(contacts, filter(['email', '=', given])).query).toEqual(filter(['email', '=', 'kim@acme.example']));
      expect(read(conversations, filter(['email', '=', given])).query).toEqual(filter(['source.author.email', '=', 'kim@acme.example']));
    },
  );

  test.each([...numbers, '+1 (415) 555-0100', '1-415-555-0100', '001 415 555 0100', 'tel: 415 555 0100'])('a number as %j', (given) => {
    for (const query of [given, filter(['phone', '=', given]), filter(['phone', '~', given])]) {
      const { value } = read(contacts, query).query as { value: { operator: string; value: string | string[] }[] };
      expect(value).toContainEqual({ field: 'phone', operator: '$', value: '4155550100' });
      for (const form of numbers) expect(value[0]?.value).toContain(form);
    }
  });

  test.each([
    ['+44 (0)20 7946 0018', '442079460018'],
    ['020 7946 0018', '2079460018'],
    ['0049 171 2345678', '491712345678'],
  ])('abroad %j', (given, end) => {
    expect(read(contacts, filter(['phone', '=', given])).query).toMatchObject({ value: [{}, { operator: '$', value: end }] });
  });

  test.each<[SearchFields, Filter, Filter]>([
    [contacts, ['email', '=', 'kim'], ['email', '~', 'kim']],
    [contacts, ['email', '=', '@acme.example'], ['email', '~', '@acme.example']],
    [contacts, ['email', '!=', 'acme.example'], ['email', '!~', 'acme.example']],
    [contacts, ['email_domain', '=', '@acme.example'], ['email_domain', '=', 'acme.example']],
    [contacts, ['domain', '=', 'https://www.acme.example/about'], ['email_domain', '=', 'acme.example']],
    [contacts, ['email_domain', '=', 'kim@acme.example'], ['email_domain', '=', 'acme.example']],
    [contacts, ['phone', '~', '555-0100'], ['phone', '~', '5550100']],
    [conversations, ['source.author.email', '=', 'acme.example'], ['source.author.email', '~', 'acme.example']],
  ])('a part of an address or a number, %#', (search, given, meant) => {
    const { query, notes } = read(search, filter(given));
    if (given[1] === '~' && given[0] === 'phone') expect(JSON.stringify(query)).toContain('5550100');
    else expect(query).toEqual(filter(meant));
    expect(notes.join()).toContain('is read as');
  });

  test('what is whole stays as it is', () => {
    for (const given of [
      filter(['email', '=', 'kim@acme.example']),
      filter(['email_domain', '=', 'acme.example']),
      filter(['external_id', '=', '4155550100']),
    ])
      expect(read(contacts, given)).toMatchObject({ query: given, notes: [] });
    const id = '69fc21865a28f6d15c73b074';
    expect(read(contacts, id).query).toEqual(any(['id', '=', id], ['external_id', '=', id]));
  });
});

describe('what can find nothing is refused by name, with what can', () => {
  test.each<[SearchFields, unknown, string[]]>([
    [conversations, filter(['statis', '=', 1]), ['field "statis"', 'nearest: state']],
    [conversations, filter(['assigne_id', '=', 1]), ['admin_assignee_id', 'statistics.{time_to_assignment']],
    [conversations, filter(['first_respons_time', '>', 1]), ['statistics.time_to_admin_reply']],
    [conversations, filter(['company_id', '=', '1']), ['company_contacts.list', 'contact_ids']],
    [contacts, filter(['company', '=', 'Acme']), ['company_contacts.list']],
    [contacts, filter(['emial', '=', 'a@b.c']), ['nearest: email', 'segment_id', 'custom_attributes.NAME (data_attributes.list)']],
    [conversations, filter(['state', '=', 'pending']), ['"pending"', 'open, closed, snoozed']],
    [conversations, filter(['priority', '=', 'critical']), ['none, low, medium, high, urgent']],
    [conversations, filter(['priority', 'IN', ['high', 'priority']]), ['priority']],
    [conversations, filter(['open', '=', 'maybe']), ['true, false']],
    [conversations, filter(['tag_ids', '=', 'nowhere']), ['no id of a tag', 'tags.list']],
    [conversations, filter(['open', '>', true]), ['open', 'takes = != IN NIN']],
    [conversations, filter(['source.body', '>', 'a']), ['takes', '~']],
    [conversations, filter(['state', 'resembles', 'open']), ['= != IN NIN']],
    [conversations, filter(['state', '~', ['open']]), ['IN or NIN']],
    [conversations, filter(['conversation_rating.score', '=', 'bad']), ['is a number']],
    [conversations, filter(['statistics.time_to_admin_reply', '>', '2 hours']), ['a number of seconds']],
    [conversations, filter(['source.body', '~', null]), ['source.body']],
    [conversations, { field: 'state', operator: '=' }, ['value is needed']],
    [fieldsOf('companies.search'), filter(['plan', '=', 'pro']), ['companies.list']],
  ])('%#', (search, query, words) => {
    const told = problem(search, query);
    for (const word of words) expect(told).toContain(word);
  });

  test('a name where an id stands, of a program that resolves none', () => {
    expect(problem(conversations, filter(['tag_ids', '=', 'vip']), { now, asMeant: false })).toContain('tags.list');
  });
});

describe('sort', () => {
  test.each<[unknown, unknown]>([
    [
      { field: 'created_at', order: 'desc' },
      { field: 'created_at', order: 'descending' },
    ],
    ['created_at desc', { field: 'created_at', order: 'descending' }],
    ['waiting_since', { field: 'waiting_since' }],
    [
      { field: 'closed_at', order: 'ascending' },
      { field: 'statistics.last_close_at', order: 'ascending' },
    ],
  ])('%j', (given, meant) => {
    expect(readSort(conversations, given, asMeant)).toMatchObject({ query: meant, problems: [] });
  });

  test('by a field that there is not', () => {
    expect(readSort(conversations, { field: 'creation' }, asMeant).problems[0]?.problem).toContain('created_at');
  });
});

describe('why a search found nothing', () => {
  const why = (search: SearchFields, query: unknown) => whyNothing(search, read(search, query).query as Query, now).join(' ');

  test.each<[SearchFields, unknown, string]>([
    [conversations, all(['state', '=', 'open'], ['state', '=', 'closed']), 'cannot be "open" and "closed" at once'],
    [conversations, all(['created_at', '>', '2026-03-05'], ['created_at', '<', '2026-03-01']), 'cannot be above 2026-03-05T23:59:59Z'],
    [conversations, filter(['created_at', '>', '2027-01-01']), 'in the future'],
    [conversations, filter(['source.body', '=', 'refund']), 'replies are not searched'],
    [contacts, filter(['name', '=', 'Kim']), 'whole text alone'],
    [conversations, all(['state', '=', 'open'], ['priority', '=', 'high']), 'leave one out'],
    [conversations, filter(['priority', '=', 'urgent']), 'Nothing has priority = "urgent"'],
  ])('%#', (search, query, words) => {
    expect(why(search, query)).toContain(words);
  });
});
