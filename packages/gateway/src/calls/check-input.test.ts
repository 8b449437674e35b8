import { apiVersions, findOperation, loadOperation } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { checkInput, checkVersion } from './check-input.ts';

const search = await loadOperation('contacts.search');
const thrown = (work: () => unknown): unknown => {
  try {
    return { gave: work() };
  } catch (error) {
    return error;
  }
};

test('an operation is there from its first version on', () => {
  const [before, first, later] = apiVersions.slice(-4);
  const operation = { ...findOperation('tags.list'), since: first } as NonNullable<ReturnType<typeof findOperation>>;
  for (const version of [first, later, undefined]) expect(thrown(() => checkVersion(operation, version))).toEqual({ gave: undefined });
  expect(thrown(() => checkVersion(operation, before))).toMatchObject({ code: 'version_unknown', details: { field: 'Intercom-Version' } });
});

test('an unknown field is told what there is where that helps, and nothing more', () => {
  const complaint = (input: unknown) => (thrown(() => checkInput(search, input)) as { details: { fix?: string } }).details.fix;
  expect(complaint({ query: 'ada', colour: 'red' })).toBe(
    `colour: contacts.search has no such field; it takes ${Object.keys(search.fields).join(', ')}.`,
  );
  expect(complaint({ query: 'ada', pagination: { colour: 'red' } })).toBe(
    'pagination.colour: contacts.search has no such field; pagination takes per_page, starting_after.',
  );
});

test('a complaint that ends in a stop gets no second one before the meaning of its field', async () => {
  const events = await loadOperation('events.list');
  const error = thrown(() => checkInput(events, {})) as { details: { fix?: string } };
  expect(error.details.fix).toMatch(/\(intercom_list_all_contacts\)\. The contact's external_id/);
});

test('what fits is given as the operation reads it', () => {
  expect(checkInput(search, { query: 'ada', pagination: { per_page: 5 } })).toMatchObject({ query: expect.anything() });
});
