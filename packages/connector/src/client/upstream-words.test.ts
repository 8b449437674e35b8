import { describe, expect, it } from 'vitest';
import { createIntercom } from '../index.ts';
import { json, serve } from './testing/serve.ts';

const token = 'dG9rOmE3ZTkwMzIxX2Y0NWNfNGU3Nl9hOTBlXzk1ODY1ZGY4ZDAyNToxOjA=';
const piece = token.slice(20, 28);

const clock = { now: () => Date.now(), sleep: (ms: number) => (ms >= 20_000 ? new Promise<void>(() => {}) : Promise.resolve()) };

/** Everything of a failure that somebody may show or write down. */
async function failureOf(status: number, body: unknown, headers: Record<string, string> = {}): Promise<string> {
  const { baseUrl } = await serve((_, response) => json(response, status, body, headers));
  const intercom = createIntercom({ token, baseUrl, clock });
  const error = await intercom.contacts.get({ contact_id: '1' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('it did not fail');
  return JSON.stringify([error.message, String(error.stack), { ...error }, String(error.cause)]);
}

describe('a credential that the upstream quotes', () => {
  it.each<[string, number, unknown, Record<string, string>?]>([
    ['in a code', 401, { type: 'error.list', errors: [{ code: `unauthorized ${token}` }] }],
    ['in a message', 400, { type: 'error.list', errors: [{ code: 'x', message: `Bearer ${token} is not valid` }] }],
    ['in a field', 422, { type: 'error.list', errors: [{ code: 'x', field: token }] }],
    ['in the name of a field', 422, { errors: { [token]: 'is odd' } }],
    ['in another form of complaint', 400, { error_key: token, message: token }],
    ['in yet another', 400, { type: 'error', message: token.slice(8) }],
    ['in the id of the request', 500, { type: 'error.list', errors: [{ code: 'x' }] }, { 'x-request-id': token }],
    ['in the id of the request of an answer that cannot be read', 200, 'no JSON', { 'x-request-id': token }],
    ['in where a merged contact lives on', 410, { type: 'error.list', errors: [{ code: 'gone' }] }, { link: `</contacts/${token}>` }],
  ])('%s, is in nothing of the error', async (_title, status, body, headers) => {
    const shown = await failureOf(status, body, headers);
    expect(shown).not.toContain(piece);
    expect(shown.toLowerCase()).not.toContain(piece.toLowerCase());
  });

  const hidden: [string, string][] = [
    ['with invisible characters in between', [...token].join('\u200b')],
    ['with directions and fillers in between', [...token].join('\u2066\u3164')],
    ['with control characters in between', [...token].join('\u0001')],
    ['percent-encoded, every character', [...token].map((one) => `%${one.charCodeAt(0).toString(16)}`).join('')],
    ['percent-encoded twice', encodeURIComponent([...token].map((one) => `%${one.charCodeAt(0).toString(16)}`).join(''))],
    ['percent-encoded here and there', [...token].map((one, at) => (at % 3 ? one : `%${one.charCodeAt(0).toString(16)}`)).join('')],
  ];
  it.each(hidden)('%s, is in nothing of the error', async (_title, quoted) => {
    const error = { code: quoted, message: `bad ${quoted} here`, field: quoted };
    const shown = await failureOf(422, { type: 'error.list', errors: [error] }, /[^ -~]/.test(quoted) ? {} : { 'x-request-id': quoted });
    const seen = decodeURIComponent(decodeURIComponent(shown.replaceAll(/[^ -~]|\\u[0-9a-f]{4}/g, '')));
    expect(seen).not.toContain(piece);
    expect(seen).toContain('[credential]');
  });

  it.each<[string, string]>([
    ['with invisible characters in between', JSON.stringify([...token].join('\u200b'))],
    ['in escapes', `"${[...token].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`],
    ['in escapes of what is invisible', `"${[...token].join('\\u200b')}"`],
    ['as a name', `"x", "${[...token].join('\\u200D')}": 1`],
  ])('in an answer that says yes, %s, is not in what the caller gets', async (_title, quoted) => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': 'r' });
      response.end(`{"type":"contact","id":"1","role":"ünchanged","name":${quoted}}`);
    });
    const contact = await createIntercom({ token, baseUrl }).contacts.get({ contact_id: '1' });
    const seen = JSON.stringify(contact).replaceAll(/[\u200b-\u200d]/g, '');
    expect(seen).not.toContain(token);
    expect(seen).toContain('[credential]');
    expect(seen).toContain('ünchanged');
  });

  it('in an answer that says yes, is not in what the caller gets', async () => {
    const body = { type: 'contact', id: '1', name: `Ada ${token}` };
    const { baseUrl } = await serve((_, response) => json(response, 200, body, { 'x-request-id': `r-${token}` }));
    const contact = await createIntercom({ token, baseUrl }).contacts.get({ contact_id: '1' });
    expect(contact).toMatchObject({ id: '1', name: 'Ada [credential]' });
  });
});

describe('words of the upstream', () => {
  it('are of bounded length and number, and without what nobody sees', async () => {
    const errors = Array.from({ length: 500 }, () => ({ code: 'c'.repeat(12_000), message: `a\u0007\u200bb${'m'.repeat(12_000)}` }));
    const shown = await failureOf(422, { type: 'error.list', errors }, { 'x-request-id': `r${'q'.repeat(12_000)}` });
    expect(shown.length).toBeLessThan(40_000);
    expect(shown).toContain('abm');
    expect(shown).not.toContain('q'.repeat(101));
  });
});
