import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('one that a procedure uses stays; audiences and languages have to be known [2.16 description, /content_snippets]', async () => {
  const { get, send } = createCaller();
  expect(errorOf(await send('DELETE', '/content_snippets/9103'))).toEqual([
    422,
    'content_has_procedure_dependencies',
    'Content snippet has dependent procedures and cannot be deleted',
  ]);
  expect(errorOf(await send('POST', '/content_snippets', { title: 'x', audience_ids: [999] }))).toEqual([
    404,
    'parameter_invalid',
    'audience_ids contains unknown audience IDs: 999',
  ]);
  expect(errorOf(await send('POST', '/content_snippets', { title: 'x', locale: 'tlh' }))).toEqual([
    422,
    'validation_error',
    'The language is not currently supported for Fin',
  ]);
  const made = await send('POST', '/content_snippets', { title: 'Hours', body_markdown: '# Hours\n\nNine to five.', audience_ids: [5123] });
  expect([made.status, rows(made.body['json_blocks'])]).toEqual([
    201,
    [
      { type: 'heading', text: 'Hours' },
      { type: 'paragraph', text: 'Nine to five.' },
    ],
  ]);
  const gone = await send('DELETE', `/content_snippets/${made.body['id']}`);
  expect(gone.status).toBe(204);
  expect(errorOf(await get(`/content_snippets/${made.body['id']}`))).toEqual([404, 'not_found', 'Content snippet not found']);
});
