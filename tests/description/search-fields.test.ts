import { operations, type SearchFields, type SearchType } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import { absent, isThere, sourceOf } from './description.ts';

/** What a search can look for stands in Intercom's description as a table in words: the catalogue has the same, field by field. */

const searches = operations.filter(({ searchFields }) => searchFields !== undefined);
/** Keys of the model, which the tables say are mostly searchable too: others search by them. */
const beyond: Readonly<Record<string, readonly string[]>> = { 'conversations.search': ['title'], 'tickets.search': ['tag_ids'] };
/** A type of ours that Intercom calls text. */
const textual: readonly SearchType[] = ['string', 'words', 'tag'];

interface Line {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
}

function tableOf(text: string): Line[] {
  const table = text.slice(text.indexOf('### Accepted Fields'), text.indexOf('### Accepted Operators'));
  return [...table.matchAll(/^\s*\| *([\w.{}]+) *\| *(\w+)([^|\n]*)/gm)]
    .map(([, name = '', type = '', more = '']) => ({ name, type, values: [...more.matchAll(/`(\w+)`/g)].map(([, value = '']) => value) }))
    .filter(({ name }) => name !== 'Field');
}

test('every search has what it can look for, compared with the description', ({ skip }) => {
  skip(!isThere, absent);
  expect(searches.map(({ name }) => name)).toEqual(
    operations.map(({ name }) => name).filter((name) => /^(?:companies|contacts|conversations|tickets)\.search$/.test(name)),
  );
});

// Skipped where Intercom's descriptions are absent, against which the fields are held.
describe.skipIf(!isThere).each(searches.map((operation) => [operation.name, operation] as const))('%s', (_, operation) => {
  const { fields, own } = operation.searchFields as SearchFields;
  const { description } = sourceOf(operation);
  const post = description?.paths[operation.path]?.['post'] as unknown as { readonly description: string };
  const lines = post ? tableOf(post.description) : [];
  const plain = lines.filter(({ name }) => !name.includes('{'));

  test('has the same fields, of the same types', () => {
    expect(plain.length).toBeGreaterThan(9);
    expect(Object.keys(fields).sort()).toEqual([...plain.map(({ name }) => name), ...(beyond[operation.name] ?? [])].sort());
    const typeOf = (type: SearchType | undefined) =>
      type && textual.includes(type) ? 'String' : type === 'date' ? 'Date' : type === 'integer' ? 'Integer' : 'Boolean';
    for (const { name, type } of plain) expect([name, typeOf(fields[name]?.type)]).toEqual([name, type]);
  });

  test('has those that a workspace made', () => {
    for (const { name } of lines.filter((line) => line.name.includes('{')))
      expect(own.prefixes).toContain(name.slice(0, name.indexOf('{')));
  });

  test('has the values that are listed', () => {
    for (const { name, values } of plain.filter((line) => line.values.length > 0)) expect(fields[name]?.values).toEqual(values);
  });
});

/** The words that a schema lists, wherever in it. */
const wordsIn = (schema: unknown): string[] =>
  typeof schema !== 'object' || schema === null
    ? []
    : Object.entries(schema).flatMap(([key, value]) =>
        key === 'enum' ? (value as unknown[]).filter((one): one is string => typeof one === 'string') : wordsIn(value),
      );

// Skipped where Intercom's descriptions are absent: the schemas are theirs.
test.skipIf(!isThere)('what a value can be is what the schemas list', () => {
  const conversations = operations.find(({ name }) => name === 'conversations.search');
  const schemas = conversations && sourceOf(conversations).description?.components['schemas'];
  const listed = (schema: string, name: string) =>
    wordsIn((schemas?.[schema] as { properties: Record<string, unknown> } | undefined)?.properties[name]).sort();
  const ours = (name: string) => [...(conversations?.searchFields?.fields[name]?.values ?? [])].sort();
  for (const name of ['resolution_state', 'last_answer_type', 'source_type'])
    expect(ours(`ai_agent.${name}`)).toEqual(listed('ai_agent', name));
  for (const name of ['state', 'priority']) expect(ours(name)).toEqual(listed('conversation', name));
});
