import { describe, expect, it } from 'vitest';
import { createAddresses } from '../catalogue/addresses.ts';
import type { OperationFacts } from '../catalogue/facts.ts';
import { findOperation, operations } from '../catalogue/index.ts';
import { addressProblem, matchAddress } from './addresses.ts';

/** Each word of an address with the parameters that stand at its place, after the same prefix, in any operation. */
const wordsAgainstParameters = operations.flatMap(({ path }) => {
  const segments = path.slice(1).split('/');
  return segments.flatMap((word, index) => {
    if (word.startsWith('{')) return [];
    const place = JSON.stringify(segments.slice(0, index).map((text) => (text.startsWith('{') ? '{}' : text)));
    return operations.flatMap((other) => {
      const others = other.path.slice(1).split('/');
      const at = others[index];
      const same = JSON.stringify(others.slice(0, index).map((text) => (text.startsWith('{') ? '{}' : text))) === place;
      return same && at?.startsWith('{') ? [{ word, operation: other, parameter: at.slice(1, -1) }] : [];
    });
  });
});

const filled = (path: string, values: Readonly<Record<string, string>>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'x1');

describe('an address', () => {
  it('is found for every operation, and none hides another', () => {
    for (const { method, path, name } of operations) {
      expect(matchAddress(method, filled(path, {}))?.operation.name, `${method} ${path}`).toBe(name);
    }
  });

  it('has no word where an id stands, whatever the method', () => {
    expect(wordsAgainstParameters.length).toBeGreaterThan(100);
    for (const { word, operation, parameter } of wordsAgainstParameters) {
      const at = `${operation.name}: ${parameter} = ${word}`;
      expect(addressProblem(operation, parameter, word), at).toContain('is a word of another address');
      const found = matchAddress(operation.method, filled(operation.path, { [parameter]: word }));
      expect(found?.operation.name, at).not.toBe(operation.name);
    }
  });

  it.each([
    ['GET', '/companies/scroll', 'companies.scroll'],
    ['POST', '/companies/list', 'companies.list_ordered'],
    ['GET', '/companies/list', undefined],
    ['GET', '/contacts/search', undefined],
    ['GET', '/conversations/deleted', 'deleted_conversations.list'],
    ['GET', '/conversations/attributes', 'conversation_attributes.list'],
    ['PUT', '/conversations/attributes', undefined],
    ['GET', '/contacts/', undefined],
    ['GET', '/contacts//tags', undefined],
    ['GET', '/nowhere', undefined],
  ])('%s %s is %s', (method, path, name) => {
    expect(matchAddress(method, path)?.operation.name).toBe(name);
  });

  it('takes any word for what is named freely: an external id, a type of custom objects', () => {
    expect(matchAddress('GET', '/contacts/find_by_external_id/search')?.path).toEqual({ external_id: 'search' });
    expect(matchAddress('GET', '/custom_object_instances/list/scroll')?.operation.name).toBe('custom_objects.get');
  });

  it('gives its parameters decoded, and refuses half an encoded byte', () => {
    expect(matchAddress('GET', '/contacts/a%20b')?.path).toEqual({ contact_id: 'a b' });
    expect(matchAddress('POST', '/contacts/%73earch')?.operation.name).toBe('contacts.search');
    expect(() => matchAddress('GET', '/contacts/%zz')).toThrow(URIError);
  });

  it('has a word before a parameter, whichever was declared first', () => {
    const at = (path: string) => ({ name: path, method: 'GET', path }) as OperationFacts;
    const { match } = createAddresses([at('/articles/{article_id}'), at('/articles/search'), at('/articles/{article_id}/tags')]);
    expect(match('GET', '/articles/search')?.operation.name).toBe('/articles/search');
    expect(match('GET', '/articles/7')?.path).toEqual({ article_id: '7' });
    expect(match('GET', '/articles/search/tags')).toBeUndefined();
  });

  it.each(['', '.', '..', 'a/b', 'a\\b', 'a\u0000b', 'search'])('is not made with the id "%s"', (id) => {
    expect(addressProblem(findOperation('contacts.get'), 'contact_id', id)).toMatch(/is empty|is not an id/);
  });
});
