import { expect, test } from 'vitest';
import { toForm } from './form.ts';

const read = ({ text, type }: ReturnType<typeof toForm>) => new Response(text, { headers: { 'content-type': type } }).formData();

test('a form is read as what it was made of: files as JSON under their name, everything else as text', async () => {
  const form = await read(toForm({ catalog: [{ id: 'é' }], finalize: false, part_number: 2 }, { catalog: 'catalog.json' }));
  const file = form.get('catalog') as File;
  expect([file.name, file.type, JSON.parse(await file.text())]).toEqual(['catalog.json', 'application/json', [{ id: 'é' }]]);
  expect([form.get('finalize'), form.get('part_number')]).toEqual(['false', '2']);
});

test('what it holds cannot end it', async () => {
  const hostile = '\r\n--gatehouse-form--\r\n--gatehouse-form-x';
  const form = await read(toForm({ a: hostile, b: [hostile] }, { b: 'b.json' }));
  expect(form.get('a')).toBe(hostile);
  expect(JSON.parse(await (form.get('b') as File).text())).toEqual([hostile]);
});
