import { describe, expect, test } from 'vitest';
import { readWhere } from './arguments.ts';
import { holds, whyNever } from './conditions.ts';

const fixOf = (where: unknown) => {
  try {
    readWhere(where);
  } catch (error) {
    return (error as { details: { fix: string } }).details.fix;
  }
  return undefined;
};
const holdsFor = (row: object, condition: object) => readWhere([condition]).every((one) => holds(row, one));
const at = (text: string) => Date.parse(text) / 1000;

describe('a condition', () => {
  test.each(['op', 'comparator', 'comparison', 'operation'])('has its operator as %s, too', (name) => {
    expect(holdsFor({ state: 'open' }, { field: 'state', [name]: '!=', value: 'open' })).toBe(false);
    expect(holdsFor({ state: 'open' }, { field: 'state', [name]: 'not_equals', value: 'closed' })).toBe(true);
  });

  test.each([
    [{ field: 'state', operater: '!=', value: 'open' }, 'operater'],
    [{ field: 'state', value: 'open', not: true }, 'not'],
    [{ field: 'state', operator: 'IN', values: ['open'] }, 'values'],
    [{ field: 'state', operator: '=' }, 'needs a value'],
    [{ field: 'state', operator: '=', op: '!=', value: 'open' }, 'two operators'],
    [{ field: 'state', value: { not: 'open' } }, 'object'],
    [{ state: { $ne: 'open' } }, 'object'],
    [{ not: { field: 'state', value: 'open' } }, 'object'],
    [{ operator: 'AND', value: [{ state: 'open' }], negate: true }, 'negate'],
    [{ field: 'state', operator: 'NIN', value: [] }, 'empty'],
    [{ field: 'x'.repeat(600_000), value: 1 }, '600000'],
    [{ field: 'state', ['x'.repeat(600_000)]: 1, value: 1 }, 'xxx'],
  ])('with anything else is refused: %#', (given, told) => {
    expect(fixOf([given])).toContain(told);
    expect(fixOf([given])?.length).toBeLessThan(400);
  });

  test('with null among others is of those that have nothing', () => {
    const rows = [{ admin_assignee_id: 0 }, { admin_assignee_id: null }, { admin_assignee_id: 7 }, { admin_assignee_id: 8 }];
    const idsOf = (operator: string) =>
      rows.filter((row) => holdsFor(row, { field: 'admin_assignee_id', operator, value: [null, 7] })).map((row) => row.admin_assignee_id);
    expect(idsOf('IN')).toEqual([0, null, 7]);
    expect(idsOf('NIN')).toEqual([8]);
  });

  test('takes 0 for nobody only where that is what it means', () => {
    expect(holdsFor({ size: null }, { field: 'size', value: 0 })).toBe(false);
    expect(holdsFor({ size: 0 }, { field: 'size', value: 0 })).toBe(true);
    expect(holdsFor({ size: 0 }, { field: 'size', value: null })).toBe(false);
    expect(holdsFor({ admin_assignee_id: null }, { field: 'admin_assignee_id', value: 0 })).toBe(true);
    expect(holdsFor({ team_assignee_id: 0 }, { field: 'team_assignee_id', value: null })).toBe(true);
  });

  test('takes yes and no of what is true or false, and no other word', () => {
    expect(holdsFor({ open: true }, { field: 'open', value: 'yes' })).toBe(true);
    expect(holdsFor({ open: false }, { field: 'open', value: 'No' })).toBe(true);
    expect(whyNever([{ open: true }], { field: 'open', operator: '=', value: 'maybe' })).toContain('true or false');
  });
});

describe('a time in a condition', () => {
  const row = { created_at: at('2026-11-27T10:53:20Z') };
  const is = (operator: string, value: unknown) => holdsFor(row, { field: 'created_at', operator, value });

  test.each(['2026', '2026-11', '2026-11-27', '2026-11-27 10', '2026-11-27T10:53', '2026-11-27T10:53:20Z', '2026-11-27T11:53+01:00'])(
    'is all of %s',
    (value) => {
      expect([is('=', value), is('<=', value), is('>=', value)]).toEqual([true, true, true]);
      expect([is('!=', value), is('<', value), is('>', value)]).toEqual([false, false, false]);
    },
  );

  test('is a year as a number, and in what is no time a number', () => {
    expect([is('=', 2026), is('>', 2025), is('>', 2026)]).toEqual([true, true, false]);
    expect(holdsFor({ size: 2026 }, { field: 'size', operator: '=', value: '2026' })).toBe(true);
  });

  test('is looked into as it is shown', () => {
    expect([is('^', '2026'), is('~', '2026-11'), is('$', '10:53:20'), is('~', '1795')]).toEqual([true, true, true, false]);
  });

  test('that Intercom writes as text is one, too', () => {
    expect(holdsFor({ updated_at: '2026-11-27T10:53:20Z' }, { field: 'updated_at', operator: '>', value: '2026-11-26' })).toBe(true);
  });

  test.each(['20261125', '2026-02-30', '2026-13', 'yesterday-ish', 1_795_000_000_000, 12])('is not %j', (value) => {
    for (const operator of ['=', '>'] as const)
      expect(whyNever([row], { field: 'created_at', operator, value })).toMatch(/^created_at is a time, so never/);
  });

  test('is never refused where there is one, or none is meant', () => {
    for (const value of ['2026', 2026, '1795000000', 1_795_000_000, 0, null, '2026-11-27'])
      expect(whyNever([row], { field: 'created_at', operator: '=', value })).toBeUndefined();
  });
});
