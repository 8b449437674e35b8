import { expect, test } from 'vitest';
import { createCaller, errorOf, rows, text } from '../../testing/caller.ts';

test('placeholders are elements in HTML, with an escaped default, and braces in text [2.16 description, GET /macros]', async () => {
  const { get } = createCaller();
  const macro = rows((await get('/macros')).body['data']).find(({ name }) => String(name) === 'Reset password');
  expect(text(macro?.['body'])).toContain('<attribute key="user.first_name" default="friend &amp; guest"/>');
  expect(text(macro?.['body_text'])).toContain('{{user.first_name|fallback:"friend & guest"}}');
});

test('a macro of other teams is not there: neither in the list nor by id [2.16 description, GET /macros/{id}]', async () => {
  const caller = createCaller();
  const token = (team: number) =>
    caller.sandbox.mintToken({
      adminId: caller.sandbox.admins.find((admin) => admin.team_ids.length === 2 && admin.team_ids.includes(team))?.id ?? '',
    });
  const as = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const [billing, sales] = [token(814_866), token(814_867)];
  const names = async (secret: string) => rows((await caller.get('/macros', as(secret))).body['data']).map(({ name }) => String(name));
  expect(await names(billing)).toContain('Refund Process');
  expect(await names(sales)).not.toContain('Refund Process');
  const refund = rows((await caller.get('/macros', as(billing))).body['data']).find(({ name }) => String(name) === 'Refund Process');
  expect(errorOf(await caller.get(`/macros/${refund?.['id']}`, as(sales)))).toEqual([404, 'not_found', 'Macro not found']);
});

test('updated_since leaves older ones out, and is a time [2.16 description, GET /macros]', async () => {
  const { get } = createCaller();
  expect(rows((await get('/macros?updated_since=9999999999')).body['data'])).toEqual([]);
  expect(errorOf(await get('/macros?updated_since=yesterday'))).toEqual([400, 'parameter_invalid', 'Invalid updated_since timestamp']);
});
