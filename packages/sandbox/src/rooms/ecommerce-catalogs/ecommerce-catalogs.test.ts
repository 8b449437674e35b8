import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf } from '../../testing/caller.ts';

function start() {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const upload = (fields: Record<string, string>, catalog?: unknown) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (catalog !== undefined) form.set('catalog', new Blob([JSON.stringify(catalog)]), 'catalog.json');
    return caller.send('POST', '/ecommerce/connectors/42939/catalog', form, { 'intercom-version': 'Preview' });
  };
  return { clock, upload };
}
const product = (id: string) => ({ id, title: id, url: `https://example.com/${id}` });

test('one upload at a time; in parts, a part that is sent again takes its own place [Preview description, POST /ecommerce/connectors/{id}/catalog]', async () => {
  const { clock, upload } = start();
  const first = await upload({ finalize: 'false' }, [product('a')]);
  expect([first.status, first.body['next_part_number']]).toEqual([200, 2]);
  const import_job_id = String(first.body['import_job_id']);
  const part = (part_number: string) => upload({ finalize: 'false', import_job_id, part_number }, [product('b')]);
  expect((await part('2')).body['next_part_number']).toBe(3);
  expect((await part('2')).body['next_part_number']).toBe(3);
  expect(errorOf(await part('5'))).toEqual([422, 'invalid_part_number', 'Expected part 3, got 5']);
  expect(errorOf(await upload({}, [product('c')]))[1]).toBe('sync_in_progress');
  expect(errorOf(await upload({ finalize: 'true', import_job_id: 'other' }))[1]).toBe('upload_session_not_found');
  const ended = await upload({ finalize: 'true', import_job_id });
  expect([ended.status, ended.body['status']]).toEqual([202, 'processing']);
  expect(errorOf(await upload({}, [product('c')])).slice(0, 2)).toEqual([409, 'sync_in_progress']);
  clock.advance(60_000);
  expect((await upload({}, [product('c')])).status).toBe(202);
});

test('the catalogue is a file with a list of things [Preview description, POST /ecommerce/connectors/{id}/catalog]', async () => {
  const { upload } = start();
  expect(errorOf(await upload({}))).toEqual([400, 'parameter_not_found', 'catalog file is required']);
  expect(errorOf(await upload({ catalog: '[]' }))[2]).toBe('catalog must be an uploaded file');
  for (const catalog of [{}, ['x'], 'x']) expect(errorOf(await upload({}, catalog)).slice(0, 2)).toEqual([422, 'invalid_catalog_format']);
});
