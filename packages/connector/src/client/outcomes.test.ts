import { describe, expect, it } from 'vitest';
import { createIntercom, IntercomError } from '../index.ts';
import { json, serve } from './testing/serve.ts';

const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '1', body: 'x' } as const;
/** Waits pass at once; the deadline does not. */
const clock = { now: () => Date.now(), sleep: (ms: number) => (ms >= 20_000 ? new Promise<void>(() => {}) : Promise.resolve()) };

const failure = async (work: PromiseLike<unknown>): Promise<IntercomError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof IntercomError)) throw new Error(`no IntercomError, but ${String(error)}`);
  return error;
};

/** An Intercom that gives the same answer to everything. */
async function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { baseUrl, seen } = await serve((_, response) => response.writeHead(status, headers).end(text));
  return { intercom: createIntercom({ token: 'x', baseUrl, clock }), seen };
}

const list = (code: unknown) => ({ type: 'error.list', request_id: 'r', errors: [{ code, message: 'no' }] });
const page = '<html>error</html>';
const html = { 'content-type': 'text/html' };

describe('a write that was answered with no', () => {
  it.each<[string, number, unknown, Record<string, string>?]>([
    ...[400, 401, 402, 403, 404, 405, 406, 409, 410, 415, 422].map(
      (status) => [`${status} in the error form`, status, list('no')] as never,
    ),
    ['400 in the form of phone calls', 400, { error_key: 'invalid_phone_number', message: 'Invalid phone number' }],
    ['422 in the form of Fin', 422, { errors: { rating: "Rating isn't an option" } }],
    ['400 in the form of message states', 400, { type: 'error', message: 'message_id is required' }],
    ['a page of the load balancer, 403', 403, page, html],
    ['a page of the load balancer, 401', 401, page],
  ])('was not done: %s', async (_title, status, body, headers) => {
    const { intercom, seen } = await answering(status, body, headers);
    expect(await failure(intercom.conversations.reply(note))).toMatchObject({ outcome: 'rejected', status });
    expect(seen).toHaveLength(1);
  });

  it.each<[string, number]>([
    ['whole', 0],
    ['cut short', 100],
  ])('was not done when it was refused for the rate limit until its time was over, the refusal %s', async (_title, missing) => {
    const reset = String(Math.floor(Date.now() / 1000) + 15);
    const { baseUrl } = await serve((request, response) => {
      response.writeHead(429, { 'x-ratelimit-reset': reset, 'content-length': String(page.length + missing) });
      response.write(page);
      setTimeout(() => request.socket.destroy(), 20);
    });
    const intercom = createIntercom({ token: 'x', baseUrl, timeoutMs: 5000 });
    expect(await failure(intercom.conversations.reply(note))).toMatchObject({ outcome: 'rejected', status: 429 });
  });

  it('was not done when it was refused for the rate limit, however it is worded, and is sent again', async () => {
    const { baseUrl, seen } = await serve((request, response, count) => {
      if (count === 1) response.writeHead(429, html).end(page);
      else if (count === 2) {
        response.writeHead(429, { 'content-length': '100' });
        response.write('{"type":"err');
        setTimeout(() => request.socket.destroy(), 5);
      } else json(response, 200, { type: 'conversation', id: '512' });
    });
    expect(await createIntercom({ token: 'x', baseUrl, clock }).conversations.reply(note)).toMatchObject({ id: '512' });
    expect(seen).toHaveLength(3);
  });

  const every5xx = Array.from({ length: 100 }, (_, n) => 500 + n);
  it.each<[string, number, unknown, Record<string, string>?]>([
    ['a page, 400', 400, page, html],
    ['a page, 404', 404, page, html],
    ['a page, 409', 409, page],
    ['408, in the error form too', 408, list('request_timeout')],
    ['425', 425, page],
    ['499', 499, ''],
    ['403 without a word', 403, ''],
    ['a list without errors', 422, { type: 'error.list', errors: [] }],
    ['the error list of a proxy, with numbers', 403, { success: false, errors: [{ code: 1020, message: 'Access denied' }] }],
    ['the problem of a proxy', 400, { title: 'Bad', status: 400, errors: { body: ['is bad'] } }],
    ['no more than a message', 403, { message: 'Forbidden' }],
    ['no more than null', 400, null],
    ['a list of nothing that is a complaint', 400, { errors: [null] }],
    ['300', 300, page],
    ['303', 303, ''],
    ['304', 304, ''],
    ['307 to elsewhere', 307, '', { location: 'http://127.0.0.1:9/' }],
  ])('may have been done: %s', async (_title, status, body, headers) => {
    const { intercom, seen } = await answering(status, body, headers);
    expect(await failure(intercom.conversations.reply(note))).toMatchObject({ outcome: 'unknown', status });
    expect(seen).toHaveLength(1);
  });

  it('may have been done: every 5xx, in Intercom’s error form or not', async () => {
    const { baseUrl, seen } = await serve((_, response, count) => {
      const status = every5xx[(count - 1) % 100] ?? 500;
      if (count <= 100) response.writeHead(status, html).end(page);
      else json(response, status, list('server_error'));
    });
    const intercom = createIntercom({ token: 'x', baseUrl, clock });
    for (const status of [...every5xx, ...every5xx]) {
      expect(await failure(intercom.conversations.reply(note))).toMatchObject({ outcome: 'unknown', status });
    }
    expect(seen).toHaveLength(200);
  });

  it('stays unknown when the repeat of it is refused', async () => {
    const { baseUrl, seen } = await serve((_, response, count) => json(response, count === 1 ? 502 : 404, list('not_found')));
    const intercom = createIntercom({ token: 'x', baseUrl, clock });
    expect(await failure(intercom.contacts.archive({ contact_id: '1' }))).toMatchObject({ outcome: 'unknown', status: 502 });
    expect(seen).toHaveLength(2);
  });
});

describe('a read', () => {
  it.each([500, 503, 520, 599, 408])('is asked again after %i', async (status) => {
    const { baseUrl, seen } = await serve((_, response, count) =>
      count < 3 ? response.writeHead(status).end(page) : json(response, 200, { type: 'contact', id: '1' }),
    );
    expect(await createIntercom({ token: 'x', baseUrl, clock }).contacts.get({ contact_id: '1' })).toMatchObject({ id: '1' });
    expect(seen).toHaveLength(3);
  });

  it.each([300, 399])('says of a %i that it is followed nowhere', async (status) => {
    const { intercom } = await answering(status, page);
    expect(await failure(intercom.contacts.get({ contact_id: '1' }))).toMatchObject({
      code: 'redirect_refused',
      outcome: 'failed',
      status,
    });
  });

  it.each([301, 404, 499])('is not asked again after a page of %i', async (status) => {
    const { intercom, seen } = await answering(status, page);
    expect(await failure(intercom.contacts.get({ contact_id: '1' }))).toMatchObject({ outcome: 'failed', status });
    expect(seen).toHaveLength(1);
  });
});

describe('clients of one token', () => {
  const spent = () => ({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 15),
  });

  it('share its budget, and say at once when a turn would come too late', async () => {
    const { baseUrl, seen } = await serve((_, response) => json(response, 200, { type: 'contact', id: '1' }, spent()));
    const get = (token: string, options = {}) => createIntercom({ token, baseUrl, ...options }).contacts.get({ contact_id: '1' });
    await get('one');
    const error = await failure(get('one', { timeoutMs: 3000 }));
    expect(error).toMatchObject({ code: 'rate_limit_exceeded', outcome: 'not_sent', retryAfterMs: expect.any(Number) });
    expect(error.retryAfterMs).toBeGreaterThan(3000);
    expect(seen).toHaveLength(1);
    await get('two', { timeoutMs: 3000 });
    expect(seen).toHaveLength(2);
  });
});

describe('a DELETE', () => {
  /** What is answered to each attempt in turn; nothing for a connection that breaks. */
  const inTurn = async (...statuses: (number | undefined)[]) => {
    const { baseUrl, seen } = await serve((request, response, count) => {
      const status = statuses[count - 1];
      if (status === undefined) request.socket.destroy();
      else json(response, status, status === 200 ? { type: 'tag', id: '7', name: 'VIP' } : list('not_found'));
    });
    return { intercom: createIntercom({ token: 'x', baseUrl, clock }), seen };
  };

  it.each([[undefined], [500], [502]])('repeated after an answer that was lost (%s), that meets 404, was done', async (first) => {
    const { intercom, seen } = await inTurn(first, 404);
    // What it was like can no longer be said, only that it is gone.
    expect(await failure(intercom.contact_tags.detach({ contact_id: '1', tag_id: '7' }))).toMatchObject({
      outcome: 'applied',
      status: 204,
    });
    expect(seen).toHaveLength(2);
  });

  it('that meets 404 at once is refused, and so is one after a refusal for the rate limit', async () => {
    expect(await failure((await inTurn(404)).intercom.contact_tags.detach({ contact_id: '1', tag_id: '7' }))).toMatchObject({
      outcome: 'rejected',
    });
    expect(await failure((await inTurn(429, 404)).intercom.contact_tags.detach({ contact_id: '1', tag_id: '7' }))).toMatchObject({
      outcome: 'rejected',
    });
  });

  it('alone is done by a 404: setting a state is not', async () => {
    const { intercom } = await inTurn(undefined, 404);
    expect(await failure(intercom.contacts.update({ contact_id: '1', name: 'Ada' }))).toMatchObject({ outcome: 'unknown' });
  });
});
