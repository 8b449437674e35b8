import { Agent } from 'undici';
import { describe, expect, it } from 'vitest';
import {
  type Admit,
  createIntercom,
  findOperation,
  type Intercom,
  IntercomError,
  type IntercomOptions,
  send,
  systemClock,
  type Transport,
} from '../index.ts';
import { json, serve } from './testing/serve.ts';
import { fetchTransport } from './transports/fetch.ts';
import { undiciTransport } from './transports/undici.ts';

const dispatcher = new Agent();
const transports: [string, Transport][] = [
  ['fetch', fetchTransport()],
  ['undici', undiciTransport(dispatcher)],
];

/** Waits pass at once, and are told. */
const instant = () => {
  const slept: number[] = [];
  const clock = {
    now: () => systemClock.now(),
    sleep: (ms: number, signal?: AbortSignal) => {
      if (signal && ms >= 20_000) return systemClock.sleep(ms, signal);
      slept.push(ms);
      return Promise.resolve();
    },
  };
  return { clock, slept };
};

const reply = { conversation_id: '512', type: 'admin', message_type: 'comment', admin_id: '1', body: 'Hello' } as const;

describe.each(transports)('over %s', (_name, transport) => {
  const connect = (baseUrl: string, options = {}) =>
    createIntercom({ token: 'dG9rOnRlc3Q=', baseUrl, transport, ...instant(), ...options });

  it('sends path, query and body where they belong', async () => {
    const { baseUrl, seen } = await serve((_, response) => json(response, 200, { type: 'contact', id: '1' }));
    await connect(baseUrl, { version: '2.11' }).contacts.update({ contact_id: 'a b', include_merge_history: true, name: 'Ada' });
    expect(seen[0]).toMatchObject({ method: 'PUT', url: '/contacts/a%20b?include_merge_history=true', text: '{"name":"Ada"}' });
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer dG9rOnRlc3Q=',
      accept: 'application/json',
      'intercom-version': '2.11',
    });
  });

  it('repeats a read whose answer is lost, cut short or a 503', async () => {
    const { baseUrl, seen } = await serve((request, response, count) => {
      if (count === 1) request.socket.destroy();
      else if (count === 2) {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"type"');
        setTimeout(() => request.socket.destroy(), 5);
      } else if (count === 3) json(response, 503, {});
      else json(response, 200, { type: 'contact', id: '1' });
    });
    expect(await connect(baseUrl).contacts.get({ contact_id: '1' })).toMatchObject({ id: '1' });
    expect(seen).toHaveLength(4);
  });

  it('sends a reply once and calls its outcome unknown when the answer is lost', async () => {
    const { baseUrl, seen } = await serve((request) => request.socket.destroy());
    const error = await connect(baseUrl)
      .conversations.reply(reply)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'answer_lost', outcome: 'unknown', operation: 'conversations.reply' });
    expect(seen).toHaveLength(1);
  });

  it('repeats a reply that was refused for the rate limit, when the window resets', async () => {
    const reset = Math.floor(Date.now() / 1000) + 5;
    const { baseUrl, seen } = await serve((_, response, count) =>
      count === 1
        ? json(response, 429, { errors: [{ code: 'rate_limit_exceeded' }] }, { 'x-ratelimit-reset': String(reset) })
        : json(response, 200, { type: 'conversation', id: '512' }),
    );
    const time = instant();
    await connect(baseUrl, time).conversations.reply(reply);
    expect(seen).toHaveLength(2);
    expect(time.slept[0]).toBeGreaterThan(3000);
  });

  it('repeats anything for which no connection came about', async () => {
    const { baseUrl, stop } = await serve(() => {});
    await stop();
    const time = instant();
    const error = await connect(baseUrl, time)
      .conversations.reply(reply)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'connection_failed', outcome: 'not_sent' });
    expect(time.slept).toHaveLength(3);
  });

  it('ends at its deadline, with a read failed and a write unknown', async () => {
    const { baseUrl } = await serve(() => {});
    const intercom = createIntercom({ token: 'x', baseUrl, transport, timeoutMs: 150 });
    expect(await intercom.contacts.get({ contact_id: '1' }).catch((thrown: unknown) => thrown)).toMatchObject({
      code: 'deadline_exceeded',
      outcome: 'failed',
    });
    expect(await intercom.conversations.reply(reply).catch((thrown: unknown) => thrown)).toMatchObject({
      code: 'deadline_exceeded',
      outcome: 'unknown',
    });
  });

  it('follows no redirect, so the token goes nowhere else', async () => {
    const other = await serve((_, response) => json(response, 200, { type: 'contact', id: 'stolen' }));
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(302, { location: `${other.baseUrl}/contacts/1` });
      response.end();
    });
    const error = await connect(baseUrl)
      .contacts.get({ contact_id: '1' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'redirect_refused' });
    expect(other.seen).toHaveLength(0);
  });

  it.each([
    ['16 MiB and a byte', 1, 'answer_too_large'],
    ['16 MiB', 0, 'answer_invalid'],
  ])('stops reading an answer that is too large: of %s', async (_title, over, code) => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`"${'x'.repeat(16 * 1024 * 1024 - 2 + over)}"`);
    });
    const error = await connect(baseUrl)
      .contacts.get({ contact_id: '1' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, outcome: 'failed' });
  });
});

describe('errors', () => {
  it.each([
    [404, { type: 'error.list', errors: [{ code: 'not_found', message: 'User Not Found' }] }, 'not_found'],
    [400, { error_key: 'invalid_phone_number', message: 'Invalid phone number' }, 'invalid_phone_number'],
    [422, { errors: { rating: "Rating isn't an option" } }, 'parameter_invalid'],
    [400, { type: 'error', message: 'message_id is required' }, 'client_error'],
    [403, undefined, 'status_403'],
  ])('reads a %i in the form %j', async (status, body, code) => {
    const { baseUrl } = await serve((_, response) => (body ? json(response, status, body) : response.writeHead(status).end('<html>')));
    const error = await createIntercom({ token: 'x', baseUrl })
      .contacts.get({ contact_id: '1' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IntercomError);
    const message = code.startsWith('status_') ? `Intercom answered ${status}` : `Intercom answered ${status} ${code}`;
    expect(error).toMatchObject({ status, code, outcome: 'rejected', message: `contacts.get: ${message}` });
    expect((error as IntercomError).isOurs()).toBe(false);
  });

  it('tells where a merged contact lives on', async () => {
    const { baseUrl } = await serve((_, response) =>
      json(response, 410, { errors: [{ code: 'contact_merged' }] }, { link: '</contacts/abc123>; rel="canonical"' }),
    );
    const error = await createIntercom({ token: 'x', baseUrl })
      .contacts.get({ contact_id: '1' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 410, canonical: 'abc123' });
  });

  it('holds no credential', async () => {
    const { baseUrl } = await serve((_, response) => json(response, 404, {}));
    const error = await createIntercom({ token: 'canary-token', baseUrl })
      .contacts.get({ contact_id: '1' })
      .catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('canary-token');
  });

  it.each(['.', '..', 'a/b', 'a\\b', 'a\nb', '\ud800'])('refuses %j as an id', async (contact_id) => {
    const error = await createIntercom({ token: 'x', baseUrl: 'http://127.0.0.1:9' })
      .contacts.get({ contact_id })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'input_invalid', outcome: 'not_sent', errors: [{ field: 'contact_id' }] });
  });

  it.each([
    ['body', (intercom: Intercom) => intercom.tags.create({ name: 'half \udc00' }), 'name'],
    ['query', (intercom: Intercom) => Promise.resolve(intercom.contacts.list({ starting_after: '\ud800' })), 'starting_after'],
    [
      'nested field',
      (intercom: Intercom) => intercom.contacts.update({ contact_id: '1', custom_attributes: { plan: '\ud83d' } }),
      'custom_attributes',
    ],
  ])('refuses half of a character in a %s before anything is sent', async (_place, call, field) => {
    const { baseUrl, seen } = await serve((_, response) => json(response, 200, {}));
    const error = await call(createIntercom({ token: 'x', baseUrl })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'input_invalid', outcome: 'not_sent', errors: [{ field }] });
    expect(seen).toEqual([]);
  });

  it.each([
    ['pagination.per_page', { query: 'ada', pagination: { per_page: 0 } }, 'pagination.per_page'],
    ['the input', 'ada', ''],
  ])('says that %s does not fit, before anything is sent', async (named, input, field) => {
    const { baseUrl, seen } = await serve((_, response) => json(response, 200, {}));
    const searching = Promise.resolve(createIntercom({ token: 'x', baseUrl }).contacts.search(input as never));
    const error = await searching.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'input_invalid', outcome: 'not_sent', errors: [{ code: 'input_invalid', field }] });
    expect((error as IntercomError).message.startsWith(`contacts.search: ${named.replace('the ', '')}: `)).toBe(true);
    expect(seen).toEqual([]);
  });

  it.each(['http://localhost:9', 'http://127.0.0.1:9', 'http://[::1]:9', 'https://intercom.example/intercom/main/'])(
    'takes the base URL %s',
    (baseUrl) => {
      expect(createIntercom({ token: 'x', baseUrl })).toHaveProperty('tags');
    },
  );

  it.each([
    ['nothing', 'options', undefined],
    ['null', 'options', null],
    ['an empty token', 'token', { token: '' }],
    ['a token with a line break', 'token', { token: 'a\nb' }],
    ['a region that is none', 'region', { token: 'x', region: 'mars' }],
    ['a region that objects have', 'region', { token: 'x', region: '__proto__' }],
    ['a version that is none', 'version', { token: 'x', version: '9.9' }],
    ['a base URL without TLS', 'baseUrl', { token: 'x', baseUrl: 'http://intercom.example' }],
    ['a base URL that is none', 'baseUrl', { token: 'x', baseUrl: 'intercom' }],
    ['a base URL with a password', 'baseUrl', { token: 'x', baseUrl: 'https://a:b@intercom.example' }],
    ['a base URL with a query', 'baseUrl', { token: 'x', baseUrl: 'https://intercom.example/?a=1' }],
    ['a base URL with a fragment', 'baseUrl', { token: 'x', baseUrl: 'https://intercom.example/#a' }],
  ])('refuses %s at once and names %s', (_title, option, options) => {
    const make = () => createIntercom(options as unknown as IntercomOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`${option}: `);
  });

  it.each([
    [undefined, 'https://api.intercom.io/tags'],
    ['us', 'https://api.intercom.io/tags'],
    ['eu', 'https://api.eu.intercom.io/tags'],
    ['au', 'https://api.au.intercom.io/tags'],
  ] as const)('asks the region %s at its address', async (region, address) => {
    const asked: string[] = [];
    const transport: Transport = async ({ url }) => {
      asked.push(url);
      return { status: 404, header: () => null, text: async () => '', bytes: async () => new Uint8Array() };
    };
    const intercom = createIntercom({ token: 'x', transport, ...(region === undefined ? {} : { region }) });
    await expect(intercom.tags.list()).rejects.toMatchObject({ name: 'IntercomError', status: 404 });
    expect(asked).toEqual([address]);
  });

  it('says where an answer does not fit', async () => {
    const { baseUrl } = await serve((_, response) => json(response, 200, { type: 'contact', id: 7 }));
    const error = await createIntercom({ token: 'x', baseUrl })
      .contacts.get({ contact_id: '1' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'answer_invalid', message: 'contacts.get: the answer does not fit at "id"' });
    expect((error as IntercomError).isOurs()).toBe(true);
  });
});

describe('what an attempt passes before it leaves', () => {
  const refusal = new Error('not any more');

  it('ends the call as it is when it says no, and nothing is sent', async () => {
    const { seen } = await serve((_, response) => json(response, 200, { type: 'list', data: [] }));
    await expect(send(findOperation('tags.list'), {}, { admit: () => Promise.reject(refusal) })).rejects.toBe(refusal);
    expect(seen).toHaveLength(0);
  });

  it('is asked for each attempt, which goes with the token of that moment', async () => {
    const { baseUrl, seen } = await serve((_, response, count) =>
      count < 3 ? json(response, 503, {}) : json(response, 200, { type: 'list', data: [] }),
    );
    const settled: (string | null | undefined)[] = [];
    const admit: Admit = async ({ number }) => ({
      token: `t${number}`,
      baseUrl,
      settle: (answer) => void settled.push(answer?.header('content-type')),
    });
    await send(findOperation('tags.list'), {}, { admit, ...instant() });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer t0', 'Bearer t1', 'Bearer t2']);
    expect(settled).toEqual(Array(3).fill('application/json'));
  });

  it('is told that there was no answer', async () => {
    const { baseUrl } = await serve((request) => request.socket.destroy());
    const settled: unknown[] = [];
    const admit: Admit = async () => ({ token: 't', baseUrl, settle: (answer) => void settled.push(answer) });
    const sending = send(findOperation('tags.create'), { name: 'a' }, { admit, ...instant() });
    await expect(sending).rejects.toMatchObject({ code: 'answer_lost', outcome: 'unknown' });
    expect(settled).toEqual([undefined]);
  });

  it('cannot make a write known again that an earlier attempt left unknown', async () => {
    const { baseUrl } = await serve((_, response) => json(response, 503, {}));
    const admit: Admit = async ({ number }) => (number === 0 ? { token: 't', baseUrl } : Promise.reject(refusal));
    const sending = send(findOperation('contacts.archive'), { contact_id: '1' }, { admit, ...instant() });
    await expect(sending).rejects.toMatchObject({ code: 'status_503', outcome: 'unknown' });
  });
});

describe('whoever gives up', () => {
  const hangs = async (settings: AbortSignal | undefined, options: AbortSignal | undefined, until: () => void) => {
    const { baseUrl } = await serve(until);
    const intercom = createIntercom({ token: 'x', baseUrl, ...(settings && { signal: settings }) });
    return intercom.contacts.get({ contact_id: '1' }, options && { signal: options }).catch((thrown: unknown) => thrown);
  };

  it.each([
    ['for every call of the client', true, false],
    ['for one call', false, true],
    ['for every call, one of which has a signal of its own', true, true],
  ])('is heard: %s', async (_title, ofClient, ofCall) => {
    const client = new AbortController();
    const call = new AbortController();
    const error = await hangs(ofClient ? client.signal : undefined, ofCall ? call.signal : undefined, () =>
      (ofClient ? client : call).abort(),
    );
    expect(error).toMatchObject({ code: 'aborted', outcome: 'failed' });
  });

  it('for one call of a client that has a signal too is heard', async () => {
    const call = new AbortController();
    const error = await hangs(new AbortController().signal, call.signal, () => call.abort());
    expect(error).toMatchObject({ code: 'aborted', outcome: 'failed' });
  });

  const waiting: Admit = ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

  it('or is out of time while the call waits for its place has sent nothing', async () => {
    const { seen } = await serve(() => {});
    const gone = new AbortController();
    const reply = (options: Partial<Parameters<typeof send>[2]>) =>
      send(findOperation('contacts.archive'), { contact_id: '1' }, { admit: waiting, ...options });
    await expect(reply({ timeoutMs: 20 })).rejects.toMatchObject({ code: 'deadline_exceeded', outcome: 'not_sent' });
    const given = reply({ signal: gone.signal });
    gone.abort();
    await expect(given).rejects.toMatchObject({ code: 'aborted', outcome: 'not_sent' });
    expect(seen).toEqual([]);
  });

  it('has thirty seconds unless told, and nothing waits for them when the call is over', async () => {
    const { baseUrl } = await serve((_, response) => json(response, 200, { type: 'list', data: [] }));
    const waits: { ms: number; signal: AbortSignal | undefined }[] = [];
    const clock = {
      now: () => 1_800_000_000_000,
      sleep: (ms: number, signal?: AbortSignal) => {
        waits.push({ ms, signal });
        return new Promise<void>(() => {});
      },
    };
    let until = 0;
    const admit: Admit = async (attempt) => {
      until = attempt.until;
      return { token: 'x', baseUrl };
    };
    await send(findOperation('tags.list'), {}, { admit, clock });
    expect(until).toBe(1_800_000_030_000);
    expect(waits.map(({ ms, signal }) => [ms, signal?.aborted])).toEqual([[30_000, true]]);
  });
});

describe('lists', () => {
  const three = (path: string, page: (n: number, last: boolean, origin: string) => unknown) =>
    serve((request, response, count) => {
      expect(request.url).toContain(path);
      json(response, 200, page(count, count === 3, `http://${request.headers.host}`));
    });
  const collect = async <Row>(rows: AsyncIterable<Row>) => {
    const all: Row[] = [];
    for await (const row of rows) all.push(row);
    return all;
  };

  it('asks nothing before it is awaited or iterated, and once when awaited', async () => {
    const { baseUrl, seen } = await three('/contacts', () => ({ type: 'list', data: [{ id: '1' }] }));
    const list = createIntercom({ token: 'x', baseUrl }).contacts.list({ per_page: 1 });
    expect(seen).toHaveLength(0);
    expect((await list).data).toHaveLength(1);
    expect(seen).toHaveLength(1);
  });

  it('walks cursors in the query', async () => {
    const { baseUrl, seen } = await three('/contacts', (n, last) => ({
      type: 'list',
      data: [{ id: String(n) }],
      pages: { next: last ? null : { starting_after: `c${n}` } },
    }));
    const contacts = await collect(createIntercom({ token: 'x', baseUrl }).contacts.list({ per_page: 1 }));
    expect(contacts.map((contact) => contact.id)).toEqual(['1', '2', '3']);
    expect(seen[2]?.url).toBe('/contacts?per_page=1&starting_after=c2');
  });

  it('walks cursors in the body', async () => {
    const { baseUrl, seen } = await three('/conversations/search', (n, last) => ({
      type: 'conversation.list',
      conversations: [{ id: String(n) }],
      pages: last ? {} : { next: { starting_after: `c${n}` } },
    }));
    const intercom = createIntercom({ token: 'x', baseUrl });
    expect(await collect(intercom.conversations.search({ query: 'refund', pagination: { per_page: 1 } }))).toHaveLength(3);
    expect(JSON.parse(seen[2]?.text ?? '')).toMatchObject({ pagination: { per_page: 1, starting_after: 'c2' } });
  });

  it('counts pages', async () => {
    const { baseUrl, seen } = await three('/companies', (n) => ({
      type: 'list',
      data: [{ id: String(n) }],
      pages: { page: n, total_pages: 3 },
    }));
    expect(await collect(createIntercom({ token: 'x', baseUrl }).companies.list())).toHaveLength(3);
    expect(seen.map((request) => request.url)).toEqual(['/companies', '/companies?page=2', '/companies?page=3']);
  });

  it('follows the URLs of events by their query, never to another host', async () => {
    const { baseUrl, seen } = await three('/events', (n, last) => ({
      type: 'event.list',
      events: [{ event_name: `e${n}` }],
      pages: { next: last ? null : `https://elsewhere.example/events?type=user&intercom_user_id=abc&before=${n}00&surprise=1` },
    }));
    expect(await collect(createIntercom({ token: 'x', baseUrl }).events.list({ type: 'user', user_id: 'u-1' }))).toHaveLength(3);
    expect(seen[1]?.url).toBe('/events?type=user&before=100&intercom_user_id=abc');
  });

  it('ends with an error instead of walking in a circle', async () => {
    const { baseUrl } = await serve((_, response) =>
      json(response, 200, { type: 'list', data: [], pages: { next: { starting_after: 'same' } } }),
    );
    await expect(collect(createIntercom({ token: 'x', baseUrl }).contacts.list())).rejects.toMatchObject({ code: 'walk_incomplete' });
  });
});
