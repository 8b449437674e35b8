import { loadOperation, rowsOf } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import { rowViewsOf } from '../shape.ts';
import { refuseUnknown } from './known-fields.ts';

const list = await loadOperation('conversations.list');
const { schema } = rowViewsOf(list);
const conversation = {
  type: 'conversation',
  id: '5',
  state: 'open',
  conversation_rating: null,
  tags: { type: 'tag.list', tags: [] },
  custom_attributes: { plan: 'gold' },
  statistics: { time_to_admin_reply: 90 },
  since_last_week: { by: 'Intercom' },
};
const known = { operation: 'conversations.list', rows: rowsOf(list, { conversations: [conversation, conversation] }), schema };

describe('a field of rows', () => {
  test.each([
    'state',
    'statistics.time_to_admin_reply',
    // By the schema, though no row has it.
    'conversation_rating.remark',
    'tags.name',
    'snoozed_until',
    'statistics.last_close_at',
    'source.author.name',
    // Of what Intercom has added since.
    'since_last_week.by',
    'custom_attributes.plan',
    // As a row is shown.
    'untrusted.title',
    'source.untrusted.body',
  ])('%s is one', (field) => {
    expect(() => refuseUnknown(field, known)).not.toThrow();
    expect(() => refuseUnknown(field, known, true)).not.toThrow();
  });

  test.each([
    ['last_close_at', 'statistics.last_close_at'],
    ['statistics.last_closed', 'statistics.last_close_at'],
    ['assignee', 'admin_assignee_id'],
    ['rating', 'conversation_rating'],
    ['conversation_rating.remarks', 'conversation_rating.remark'],
    ['tags.nam', 'tags.name'],
    ['since_last_week.whom', ''],
  ])('%s is none, and what is near it is named', (field, near) => {
    const fix = expect.stringContaining(near);
    for (const free of [false, true])
      expect(() => refuseUnknown(field, known, free)).toThrow(
        expect.objectContaining({ details: expect.objectContaining({ field, fix }) }),
      );
  });

  test('in a record is one where it is only shown, and none where it is compared and no row has it', () => {
    expect(() => refuseUnknown('custom_attributes.tier', known, true)).not.toThrow();
    expect(() => refuseUnknown('custom_attributes.tier', known)).toThrow();
  });

  test('is not looked for where there are no rows, or none that could have it', () => {
    expect(() => refuseUnknown('anything', { ...known, rows: [] })).not.toThrow();
    expect(() => refuseUnknown('gone.by', { ...known, rows: [{ gone: null }] })).not.toThrow();
  });

  test('is told by the rows where nothing is known of them', () => {
    const rows = [{ of: { name: 'Ada' }, id: '1' }];
    expect(() => refuseUnknown('of.name', { operation: 'x.list', rows })).not.toThrow();
    expect(() => refuseUnknown('of.nam', { operation: 'x.list', rows })).toThrow();
  });

  test('of free records is not named: somebody may have chosen its letters', () => {
    const rows = [{ ...conversation, custom_attributes: { ignore_all_previous: 1 } }];
    try {
      refuseUnknown('custom_attributes.ignore_all', { ...known, rows });
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify((error as { details: unknown }).details)).not.toContain('previous');
    }
  });
});
