import { describe, expect, it } from 'vitest';
import { findOperation, type IntercomError } from '../index.ts';
import { toRequest } from './request.ts';

const version = '2.16';
const update = findOperation('contacts.update');
const detach = findOperation('contact_tags.detach');

describe('a request', () => {
  it('has each field in its place, and none that is not given', () => {
    const input = { contact_id: 'a b', include_merge_history: true, name: 'Ada', email: undefined };
    expect(toRequest(update, input, version)).toEqual({
      method: 'PUT',
      path: '/contacts/a%20b?include_merge_history=true',
      headers: { accept: 'application/json', 'intercom-version': '2.16', 'content-type': 'application/json' },
      body: '{"name":"Ada"}',
    });
  });

  it('has no body where there is nothing to say', () => {
    const headers = { accept: 'application/json', 'intercom-version': '2.16' };
    expect(toRequest(update, { contact_id: 'a' }, version)).toEqual({ method: 'PUT', path: '/contacts/a', headers });
    const blank = { contact_id: 'a', include_merge_history: undefined, name: undefined };
    expect(toRequest(update, blank, version)).toEqual({ method: 'PUT', path: '/contacts/a', headers });
    expect(toRequest(detach, { contact_id: 'a', tag_id: 'b' }, version)).toEqual({
      method: 'DELETE',
      path: '/contacts/a/tags/b',
      headers,
    });
  });

  it.each([
    [undefined, 'application/json'],
    ['empty', 'application/json'],
    ['address', 'application/json'],
    ['text', 'text/plain, application/json'],
    ['file', 'application/octet-stream'],
  ] as const)('for an answer that is %s accepts %s', (answer, accept) => {
    const operation = { ...findOperation('tags.list'), ...(answer === undefined ? {} : { answer }) };
    expect(toRequest(operation, {}, version).headers['accept']).toBe(accept);
  });

  it('joins lists and names what is nested', () => {
    const operation = { ...findOperation('tags.list'), places: { states: 'query', at: 'query' } } as const;
    const { path } = toRequest(operation, { states: ['a', 'b'], at: { from: 3, to: undefined, in: { zone: 'x' } } }, version);
    expect(decodeURIComponent(path)).toBe('/tags?states=a,b&at[from]=3&at[in][zone]=x');
  });
});

describe('is refused before it is made', () => {
  const refusal = (operation: Parameters<typeof toRequest>[0], input: Record<string, unknown>) => {
    try {
      return toRequest(operation, input, version).path;
    } catch (error) {
      return error as IntercomError;
    }
  };

  it.each(['.', '..', 'a/b', 'a\\b', 'a\u0000', '\u001f', '\u007f'])('with the id %j', (contact_id) => {
    expect(refusal(update, { contact_id })).toMatchObject({
      code: 'input_invalid',
      operation: 'contacts.update',
      outcome: 'not_sent',
      errors: [{ code: 'input_invalid', field: 'contact_id', message: expect.stringMatching(/^contact_id is not an id: .*\.$/) }],
    });
  });

  it.each(['...', '.a', ' ', 'é', '%2e'])('but not with the id %j', (contact_id) => {
    expect(refusal(update, { contact_id })).toBe(`/contacts/${encodeURIComponent(contact_id)}`);
  });

  it.each([
    ['in a text', 'a\ud800'],
    ['in a list', ['a', '\udc00']],
    ['within', { deep: { er: '\ud800' } }],
    ['in a name', { '\ud800': 1 }],
  ])('with half of a character %s', (_, name) => {
    expect(refusal(update, { contact_id: 'a', name })).toMatchObject({
      code: 'input_invalid',
      errors: [{ field: 'name', message: expect.stringContaining('half of a character') }],
    });
    expect(refusal(update, { contact_id: 'a', name: 'a\ud83d\ude00', custom_attributes: null })).toBe('/contacts/a');
  });
});
