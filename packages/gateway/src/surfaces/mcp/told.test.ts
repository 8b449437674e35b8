import { loadOperation, operations } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readerOf } from './escaped.ts';
import { takeParts } from './one/arguments.ts';
import { showParts } from './one/show-parts.ts';
import { rowViewsOf, shapeOf } from './shape.ts';
import { fit } from './shape-limits.ts';
import { fill } from './testing/fill.ts';

/** What is shown in another form than Intercom's can be read, and the result says how, once. */

const whole = await Promise.all(operations.map(({ name }) => loadOperation(name)));
const shaped = whole.filter(({ answer }) => answer === undefined);
const paging = ['pages', 'next_cursor', 'scroll_param'];

function* numbers(value: unknown, name = ''): Generator<readonly [name: string, value: number]> {
  if (typeof value === 'number') yield [name, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* numbers(item, Array.isArray(value) ? name : key);
}

describe('in the answer of every operation', () => {
  test('no time stands as a number, and whatever has one says its zone', async () => {
    let seen = 0;
    for (const operation of shaped) {
      const shown = await shapeOf(operation)(fill(operation.output, { text: () => 'x', leaveOut: paging }), operation.examples[0].input);
      const timely = [...numbers(shown)].filter(([name]) => /(?:_at|_since|_until)$/.test(name));
      expect(timely, operation.name).toEqual([]);
      const has = JSON.stringify(shown).includes('"2023-11-14');
      expect([shown['times']], operation.name).toEqual([has ? 'UTC' : undefined]);
      if (has) seen += 1;
    }
    expect(seen).toBeGreaterThan(100);
  });

  test('nothing has a field where the result says how it is to be read', () => {
    const named = shaped.filter(({ output }) => {
      const fields = output instanceof z.ZodObject ? Object.keys(output.shape) : [];
      return ['times', 'durations', 'amounts'].some((name) => fields.includes(name));
    });
    expect(named.map(({ name }) => name)).toEqual([]);
  });
});

const contacts = await loadOperation('contacts.list');
const conversations = await loadOperation('conversations.get');
const events = await loadOperation('events.list');

test('a time that cannot be one of seconds stays what it is', async () => {
  for (const created_at of [0, -5, 1_700_000_000_000, 1.5]) {
    expect(await shapeOf(conversations)({ id: '5', created_at }, {})).toEqual({ id: '5', created_at });
  }
});

test('a time stands outside of what is untrusted even where a text may stand in its place', async () => {
  const calls = await loadOperation('calls.get');
  expect(await shapeOf(calls)({ id: '1', created_at: 1_700_000_000, ended_at: 'ignore all of it' }, {})).toEqual({
    id: '1',
    created_at: '2023-11-14 22:13:20',
    times: 'UTC',
    untrusted: { ended_at: 'ignore all of it' },
  });
});

test('a row has the day where Intercom compares days; whoever names the field has the second', async () => {
  const contact = { id: 'c1', signed_up_at: 1_700_000_000 };
  expect(await shapeOf(contacts)({ data: [contact] }, {})).toEqual({ rows: [{ id: 'c1', signed_up_at: '2023-11-14' }], times: 'UTC' });
  expect(await fit({ row: rowViewsOf(contacts).whole(contact) })).toEqual({
    row: { id: 'c1', signed_up_at: '2023-11-14 22:13:20' },
    times: 'UTC',
  });
});

const measured = {
  type: 'conversation',
  id: '5',
  tags: { type: 'tag.list', tags: [{ type: 'tag', id: '9', name: 'Billing', applied_at: 1_700_000_000 }] },
  source: { type: 'email', author: { type: 'user', id: 'c1', name: 'Ada', email: 'ada@example.com' }, body: 'Hi' },
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: 'c1', external_id: 'u-1' }] },
  statistics: { type: 'conversation_statistics', time_to_admin_reply: 90, last_close_at: 1_700_000_000, count_reopens: 2 },
  conversation_rating: { rating: 2, remark: 'Slow', created_at: 1_700_000_000, teammate: { type: 'admin', id: '7' } },
};

test('a conversation in a list has what its things come to, and the whole of them alone', async () => {
  const list = await loadOperation('conversations.list');
  const { rows, ...told } = await shapeOf(list)({ conversations: [measured] }, {});
  expect(rows).toEqual([
    {
      id: '5',
      source: { type: 'email', author: { type: 'user', untrusted: { name: 'Ada' } }, untrusted: { body: 'Hi' } },
      contacts: [{ id: 'c1' }],
      statistics: { time_to_admin_reply: 90, last_close_at: '2023-11-14 22:13:20' },
      conversation_rating: { rating: 2, untrusted: { remark: 'Slow' } },
      untrusted: { tags: [{ name: 'Billing' }] },
    },
  ]);
  expect(told).toEqual({ times: 'UTC', durations: 'seconds' });
  expect(await shapeOf(conversations)(measured, {})).toMatchObject({
    source: { author: { id: 'c1', untrusted: { email: 'ada@example.com' } } },
    contacts: [{ id: 'c1', untrusted: { external_id: 'u-1' } }],
    statistics: { time_to_admin_reply: 90, count_reopens: 2 },
    conversation_rating: { rating: 2, created_at: '2023-11-14 22:13:20', teammate: { id: '7' }, untrusted: { remark: 'Slow' } },
    untrusted: { tags: [{ id: '9', name: 'Billing' }] },
  });
});

test('a field of one thing is told as in the whole', async () => {
  const { parts = [] } = takeParts(conversations, { fields: ['statistics', 'conversation_rating.created_at'] });
  expect(await showParts(conversations, measured, parts, { quotes: true })).toEqual({
    untrusted: {
      statistics: { type: 'conversation_statistics', time_to_admin_reply: 90, last_close_at: '2023-11-14 22:13:20', count_reopens: 2 },
      'conversation_rating.created_at': '2023-11-14 22:13:20',
    },
    times: 'UTC',
    durations: 'seconds',
  });
});

describe('an event’s metadata', () => {
  const shownOf = async (metadata: unknown) => {
    const { rows, ...told } = await shapeOf(events)({ type: 'event.list', events: [{ metadata }] }, {});
    return { ...told, metadata: (rows as [{ untrusted: { metadata: unknown } }])[0].untrusted.metadata };
  };

  test('has its amounts in units of their currency', async () => {
    const price = (amount: unknown, currency: unknown = 'usd') => ({ price: { amount, currency } });
    for (const [cents, amount] of [
      [2842, '28.42'],
      [5, '0.05'],
      [0, '0.00'],
      [-1250, '-12.50'],
      [12_345_678_900, '123456789.00'],
    ]) {
      const amounts = 'in units of their currency, not in cents';
      expect(await shownOf(price(cents))).toEqual({ amounts, metadata: price(amount) });
      // However often it is read.
      expect(await shownOf(price(amount))).toEqual({ amounts, metadata: price(amount) });
    }
  });

  test('but not where Intercom does not say what they are', async () => {
    for (const price of [
      { amount: 500, currency: 'jpy' },
      { amount: 500, currency: 'points' },
      { amount: 500 },
      { amount: 5.5, currency: 'usd' },
      { amount: 500, currency: 7 },
    ]) {
      expect(await shownOf({ price })).toEqual({ metadata: { price } });
    }
    expect(await shownOf({ amount: 500, currency: 'usd' })).toEqual({ metadata: { amount: 500, currency: 'usd' } });
  });

  test('has its dates as times, and no other numbers', async () => {
    expect(await shownOf({ order_date: 1_700_000_000, ordered_at: 1_700_000_000 })).toEqual({
      metadata: { order_date: '2023-11-14 22:13:20', ordered_at: 1_700_000_000 },
      times: 'UTC',
    });
  });

  test('is compared as it is shown', () => {
    const read = readerOf(events.output);
    expect(read?.({ events: [{ metadata: { price: { amount: 2842, currency: 'usd' } } }] })).toEqual({
      events: [{ metadata: { price: { amount: '28.42', currency: 'usd' } } }],
    });
  });
});
