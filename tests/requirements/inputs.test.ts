import { type IntercomError, systemClock } from '@gatehouse/connector';
import { type ActionInput, type ActionName, actions, runAction } from '@gatehouse/connector/actions';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Reply, startIntercom } from '../../packages/gateway/src/calls/testing/start-intercom.ts';

/* Each input of each action, given and left out: what Intercom is asked differs, or how it is asked. That an input has the right place is for tests/actions. */

type Json = Readonly<Record<string, unknown>>;

const id = '5ba682d23d7cf92bef87bfd4';
/** Whatever is asked for, with pages that end. */
const answer = (asked: number) => ({
  type: 'list',
  id,
  company_id: 'own',
  data: [{ id }],
  total_count: 3,
  pages:
    asked < 3 ? { type: 'pages', page: asked, total_pages: 3, next: { page: asked + 1, starting_after: `c${asked}` } } : { type: 'pages' },
});

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let reply: () => Reply | Promise<Reply>;
let slept: number[];

beforeAll(async () => {
  intercom = await startIntercom(() => reply());
});
afterAll(() => intercom.stop());

/** Repeats come at once; the end of a call does not. */
async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (!repeats || ms > 20_000) return systemClock.sleep(ms, signal);
  slept.push(ms);
}
let repeats = true;

let run = 0;
async function asked(name: ActionName, inputs: Json) {
  intercom.asked.length = 0;
  slept = [];
  run += 1;
  const result = await runAction(name, inputs, {
    // A budget of its own.
    token: `t${run}`,
    baseUrl: intercom.url,
    clock: { now: Date.now, sleep },
  }).then(
    ({ data }) => ({ data, error: undefined }),
    (error: unknown) => ({ data: undefined, error: error as IntercomError }),
  );
  return {
    ...result,
    // The mark between the parts of a form is another one each time.
    sent: intercom.asked.map(({ method, path, headers, body }) => [
      method,
      path,
      headers['x-asked'],
      body.replaceAll(/-{4,}\S*\d\S*/g, '--'),
    ]),
  };
}

const sample = (name: string, { kind, choices, default: unlessTold }: ActionInput): unknown => {
  if (choices) return choices.find((choice) => choice !== unlessTold);
  if (name.endsWith('_id')) return id;
  if (name === 'avatar_url') return 'https://example.com/a.png';
  // The cursor of companies is the number of a page.
  if (name === 'starting_after') return '2';
  return {
    text: 'some words',
    number: 3,
    boolean: true,
    time: '2026-01-02T03:04:05Z',
    object: { field: 'name', operator: '=', value: 'x' },
    data: { a: 'b' },
    files: { f: 'file' },
  }[kind];
};
const needed: Readonly<Partial<Record<ActionName, Json>>> = { search_contacts: { role: 'lead' }, create_contact: { email: 'a@b.example' } };
const all = Object.entries(actions).flatMap(([action, { inputs }]) =>
  Object.keys(inputs).map((input) => [action as ActionName, input] as const),
);
const inputsOf = (action: ActionName): Readonly<Record<string, ActionInput>> => actions[action].inputs;
const requiredOf = (action: ActionName): Json => ({
  ...needed[action],
  ...Object.fromEntries(Object.entries(inputsOf(action)).flatMap(([key, input]) => (input.required ? [[key, sample(key, input)]] : []))),
});

const ofRequests = all.filter(([action]) => action !== 'raw_request');

describe.each(ofRequests)('%s: %s', (action, input) => {
  test('reaches Intercom, or decides how it is asked', async () => {
    reply = () => ({ status: 200, body: answer(intercom.asked.length) });
    const with_ = { ...requiredOf(action), [input]: sample(input, inputsOf(action)[input] as ActionInput) };
    // Another value than the one that is needed anyway.
    if (needed[action]?.[input] === with_[input]) with_[input] = input === 'role' ? 'user' : 'c@d.example';
    const { [input]: _, ...without } = requiredOf(action);
    const given = await asked(action, with_);
    expect(given.error).toBeUndefined();
    expect(given.sent.length).toBeGreaterThan(0);
    const left = await asked(action, without);
    if (inputsOf(action)[input]?.required)
      expect([left.error?.code, left.error?.errors[0]?.field, left.sent]).toEqual(['input_invalid', input, []]);
    else expect(given.sent).not.toEqual(left.sent);
  });
});

test.each([
  ['list_contacts', {}],
  ['list_contacts', { order: 'asc' }],
  ['list_companies', {}],
  ['list_companies', { order: 'asc' }],
] as const)('%s %j: a page has 15 rows unless told, and as many as Intercom gives at most', async (action, inputs) => {
  reply = () => ({ status: 200, body: answer(3) });
  const pageOf = async (more: Json) => JSON.stringify((await asked(action, { ...inputs, ...more })).sent);
  expect(await pageOf({})).toMatch(/per_page\D+15\b/);
  const most = Number(/(\d+) at most/.exec(inputsOf(action)['per_page']?.help ?? '')?.[1]);
  expect(await pageOf({ per_page: most })).toMatch(new RegExp(`per_page\\D+${most}\\b`));
  const beyond = await asked(action, { ...inputs, per_page: most + 1 });
  expect([beyond.error?.code, beyond.sent]).toEqual(['input_invalid', []]);
});

describe('raw_request', () => {
  const get = { method: 'GET', url: '/tags' };
  const post = { method: 'POST', url: '/tags' };
  const ok = () => ({ status: 200, body: { type: 'list', data: [] } });

  test.each([
    ['url', get, { url: '/segments' }],
    ['method', get, { method: 'POST' }],
    ['data', post, { data: { name: 'x' } }],
    ['form_data', post, { form_data: { name: 'x' } }],
    ['file_data', post, { file_data: { file: 'bytes' } }],
    ['file_data_file_names', { ...post, file_data: { file: 'bytes' } }, { file_data_file_names: { file: 'photo.png' } }],
    ['query', get, { query: { page: '2' } }],
    ['headers', get, { headers: { 'x-asked': 'yes' } }],
  ])('%s reaches Intercom', async (_input, base, more) => {
    reply = ok;
    const [plain, with_] = [await asked('raw_request', base), await asked('raw_request', { ...base, ...more })];
    expect([plain.error, with_.error]).toEqual([undefined, undefined]);
    expect(with_.sent).not.toEqual(plain.sent);
    for (const said of Object.values(Object.values(more)[0] as object))
      if (_input !== 'url' && _input !== 'method') expect(JSON.stringify(with_.sent)).toContain(String(said));
  });

  test('response_type decides what comes: a value, text or bytes', async () => {
    reply = ok;
    const dataAs = async (response_type?: string) => (await asked('raw_request', { ...get, response_type })).data;
    expect(await dataAs()).toEqual({ type: 'list', data: [] });
    expect(await dataAs('text')).toBe('{"type":"list","data":[]}');
    expect(await dataAs('binary')).toBeInstanceOf(Uint8Array);
  });

  test('timeout ends what hangs', async () => {
    let hangUp: (reply: Reply) => void = () => {};
    reply = () =>
      new Promise<Reply>((resolve) => {
        hangUp = resolve;
      });
    repeats = false;
    onTestFinished(() => {
      repeats = true;
    });
    const { error } = await asked('raw_request', { ...get, timeout: 50 });
    hangUp(undefined);
    expect(error?.code).toBe('deadline_exceeded');
  });

  test('max_retries is how often it is asked again, with retry_delay in between', async () => {
    reply = () => ({ status: 503, body: 'no', between: true });
    expect((await asked('raw_request', get)).sent).toHaveLength(1);
    expect((await asked('raw_request', { ...get, max_retries: 2, retry_delay: 1234 })).sent).toHaveLength(3);
    expect(slept.filter((ms) => ms === 1234)).toHaveLength(2);
  });

  test('use_exponential_backoff leaves retry_delay aside, and waits longer each time', async () => {
    reply = () => ({ status: 503, body: 'no', between: true });
    const { sent } = await asked('raw_request', { ...get, max_retries: 3, retry_delay: 1234, use_exponential_backoff: true });
    expect(sent).toHaveLength(4);
    expect(slept).not.toContain(1234);
  });

  test('retry_on_all_errors repeats what was refused, too', async () => {
    reply = () => ({ status: 404, body: { type: 'error.list', errors: [{ code: 'not_found', message: 'no' }] } });
    expect((await asked('raw_request', { ...get, max_retries: 2 })).sent).toHaveLength(1);
    expect((await asked('raw_request', { ...get, max_retries: 2, retry_on_all_errors: true })).sent).toHaveLength(3);
  });

  test('retry_on_all_errors repeats no redirect', async () => {
    reply = () => ({ status: 302, body: 'elsewhere' });
    const { error, sent } = await asked('raw_request', { ...get, max_retries: 2, retry_on_all_errors: true });
    expect([error?.code, sent.length]).toEqual(['redirect_refused', 1]);
  });

  test.each([
    ['another file', { file_data: { file: 'bytes' } }],
    ['no file', { data: { name: 'x' } }],
  ])('file_data_file_names have the keys of the files: with %s nothing is sent', async (_title, more) => {
    reply = ok;
    const { error, sent } = await asked('raw_request', { ...post, ...more, file_data_file_names: { photo: 'photo.png' } });
    expect([error?.code, error?.errors[0]?.field, sent]).toEqual(['input_invalid', 'file_data_file_names', []]);
  });

  test('has no other inputs than these', () => {
    expect(Object.keys(actions.raw_request.inputs)).toHaveLength(14);
  });
});
