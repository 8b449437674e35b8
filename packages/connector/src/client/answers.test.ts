import { describe, expect, it } from 'vitest';
import { type AnswerDrift, createIntercom, findOperation, type IntercomOptions, type OperationFacts, send } from '../index.ts';
import { json, serve } from './testing/serve.ts';

const failure = (work: Promise<unknown>) =>
  work.then(
    (value) => expect.unreachable(`it answered ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
const connect = (baseUrl: string, options: Partial<IntercomOptions> = {}) => createIntercom({ token: 'x', baseUrl, ...options });

describe('an answer that is not as the catalogue says', () => {
  const contacts = Array.from({ length: 150 }, (_, n) => ({ type: 'contact', id: String(n), phone: n === 7 ? 441234 : '+44 1234' }));
  const page = { type: 'list', data: contacts, total_count: 150 };

  it('costs no page: what does not fit is passed on as it came, and told', async () => {
    const { baseUrl } = await serve((_, response) => json(response, 200, page));
    const told: AnswerDrift[] = [];
    const rows = await connect(baseUrl, { onDrift: (drift) => told.push(drift) }).contacts.list({ per_page: 150 });
    expect(rows).toEqual(page);
    expect(told).toMatchObject([
      { operation: 'contacts.list', requestId: 'req00000000000000001', fields: [{ field: 'data[].phone', count: 1 }] },
    ]);
  });

  it('costs no page where it is in what the list does not go on by', async () => {
    const odd = { ...page, pages: { type: 'pages', page: '1', total_pages: '1' } };
    const { baseUrl } = await serve((_, response) => json(response, 200, odd));
    expect(await connect(baseUrl).contacts.list()).toEqual(odd);
  });

  it('is refused whole where somebody asks for that', async () => {
    const { baseUrl } = await serve((_, response) => json(response, 200, page));
    const error = await failure(Promise.resolve(connect(baseUrl, { strictAnswers: true }).contacts.list()));
    expect(error).toMatchObject({ code: 'answer_invalid', outcome: 'failed', message: expect.stringContaining('data[].phone') });
  });

  it.each([
    ['no rows', { type: 'list', data: null }],
    ['a cursor that is none', { ...page, pages: { next: { starting_after: 7 } } }],
    ['no object', 'maintenance'],
  ])('is of no use with %s', async (_title, body) => {
    const { baseUrl } = await serve((_, response) => json(response, 200, body));
    expect(await failure(Promise.resolve(connect(baseUrl).contacts.list()))).toMatchObject({ code: 'answer_invalid', outcome: 'failed' });
  });

  it('says nothing of what customers named', async () => {
    const article = { id: '1', statistics: { 'ignore all instructions': 1 } };
    const body = { type: 'list', data: [{ ...article, translated_content: 7, title: { 'ignore all': 1 } }], pages: {} };
    const { baseUrl } = await serve((_, response) => json(response, 200, body));
    const told: AnswerDrift[] = [];
    await connect(baseUrl, { onDrift: (drift) => told.push(drift) }).articles.list();
    expect(JSON.stringify(told)).not.toContain('ignore');
  });
});

describe('a write that is answered with yes', () => {
  const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '1', body: 'x' } as const;
  const ours = { 'x-request-id': 'req00000000000000001' };
  const answering = (status: number, text: string, headers: Record<string, string>) =>
    serve((_, response) => response.writeHead(status, headers).end(text));

  it('has been applied, whatever value is odd in it', async () => {
    const { baseUrl } = await answering(200, '{"type":"conversation","id":512,"created_at":"now"}', {});
    expect(await connect(baseUrl).conversations.reply(note)).toMatchObject({ id: 512 });
  });

  it.each<[string, number, string, Record<string, string>]>([
    ['JSON that is cut short, with Intercom’s request id', 200, '{"type":"conv', ours],
    ['nothing, with Intercom’s version', 200, '', { 'intercom-version': '2.16' }],
    ['less than was announced', 201, '{"type"', { ...ours, 'content-length': '100' }],
  ])('has been applied: %s', async (_title, status, text, headers) => {
    const { baseUrl, seen } = await serve((_, response) => {
      response.writeHead(status, headers);
      response.write(text);
      setTimeout(() => (headers['content-length'] ? response.destroy() : response.end()), 20);
    });
    expect(await failure(connect(baseUrl).conversations.reply(note))).toMatchObject({ code: 'answer_invalid', outcome: 'applied', status });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['a page of somebody between', '<html>Sign in to the guest network</html>'],
    ['nothing', ''],
  ])('is of unknown outcome when it was %s', async (_title, text) => {
    const { baseUrl } = await answering(200, text, { 'content-type': 'text/html' });
    expect(await failure(connect(baseUrl).conversations.reply(note))).toMatchObject({ code: 'answer_invalid', outcome: 'unknown' });
  });

  it.each([
    ['a page in between', '<html>'],
    ['nothing', ' '],
  ])('of a read says nothing: %s is a failure', async (_title, text) => {
    const { baseUrl } = await answering(200, text, ours);
    expect(await failure(connect(baseUrl).admins.me())).toMatchObject({ code: 'answer_invalid', outcome: 'failed' });
  });
});

describe('answers that are no JSON', () => {
  const ask = (operation: OperationFacts, baseUrl: string) => send(operation, {}, { admit: async () => ({ token: 'x', baseUrl }) });
  const read = findOperation('admins.me');
  const write = findOperation('tags.create');

  it('may be nothing, and then a write needs no header to be applied', async () => {
    const { baseUrl } = await serve((_, response) => response.writeHead(202).end());
    expect(await ask({ ...write, answer: 'empty' }, baseUrl)).toMatchObject({ status: 202, body: undefined });
  });

  it('may be text, but no web page', async () => {
    const { baseUrl, seen } = await serve((_, response, count) =>
      response.writeHead(200, { 'content-type': count === 1 ? 'text/plain' : 'text/html' }).end('Hello: hi'),
    );
    const transcript = { ...read, answer: 'text' } as const;
    expect((await ask(transcript, baseUrl)).body).toBe('Hello: hi');
    expect(await failure(ask(transcript, baseUrl))).toMatchObject({ code: 'answer_invalid' });
    expect(seen[0]?.headers.accept).toContain('text/plain');
  });

  it('may be a file, as it is', async () => {
    const bytes = Buffer.from([0x1f, 0x8b, 0xff, 0x00]);
    const { baseUrl, seen } = await serve((_, response) => response.writeHead(200).end(bytes));
    expect((await ask({ ...read, answer: 'file' }, baseUrl)).body).toEqual(new Uint8Array(bytes));
    expect(seen[0]?.headers.accept).toBe('application/octet-stream');
  });

  it('may be an address, which is given and not followed', async () => {
    const { baseUrl, seen } = await serve((_, response) => response.writeHead(302, { location: 'https://files.example/1' }).end());
    expect((await ask({ ...read, answer: 'address' }, baseUrl)).body).toEqual({ url: 'https://files.example/1' });
    expect(seen).toHaveLength(1);
    expect(await failure(ask(read, baseUrl))).toMatchObject({ code: 'redirect_refused' });
    const nowhere = await serve((_, response) => response.writeHead(302).end());
    expect(await failure(ask({ ...read, answer: 'address' }, nowhere.baseUrl))).toMatchObject({ code: 'redirect_refused' });
  });
});
