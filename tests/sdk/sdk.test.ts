import { type AddressMatch, matchAddress } from '@gatehouse/connector';
import { IntercomClient } from 'intercom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyScope, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { serveMounts } from '../../packages/gateway/src/http/testing/serve-mounts.ts';
import { restMount } from '../../packages/gateway/src/surfaces/rest/rest.ts';
import { createSandbox, type Listening, type Sandbox } from '../../packages/sandbox/src/sandbox.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { ownFields, sampleOf, stoodIn, world } from '../description/exchange.ts';
import { ownArguments } from './arguments.ts';
import { exceptions } from './exceptions.ts';
import { call, methodsOfSdk } from './methods.ts';

type Json = Readonly<Record<string, unknown>>;

let sandbox: Sandbox;
let listening: Listening;
let rooms: Awaited<ReturnType<typeof startCalls>>;
let gateway: Awaited<ReturnType<typeof serveMounts>>;
const keys = new Map<string, string>();
const methods = methodsOfSdk();
const results: { readonly name: string; readonly way: string; readonly passed: boolean }[] = [];

/** What the SDK calls unstable is of the version that Intercom calls Preview. */
const isUnstable = (method: string) => method.startsWith('unstable.');

beforeAll(async () => {
  sandbox = createSandbox({ size: smallSize, clock: createTestClock() });
  listening = await sandbox.listen(0);
  rooms = await startCalls(listening.url);
  const connection = await rooms.connect('main', sandbox.mintToken());
  // A key for each of its halves: what both send would be the same write, made once.
  for (const half of ['stable', 'unstable']) keys.set(half, (await rooms.group(half, [[connection, everyScope]])).secret);
  gateway = await serveMounts(() => [restMount(rooms)]);
});

afterAll(async () => {
  await gateway.close();
  await rooms.stop();
  await listening.close();
});

const clientOf = (method: string, options: { token: string; environment: string; fetch?: typeof fetch }) =>
  new IntercomClient({ ...options, maxRetries: 0, version: isUnstable(method) ? 'Unstable' : '2.14' });

interface Sent {
  readonly match: AddressMatch;
  /** For each argument, the field of the operation that it becomes. */
  readonly fields: ReadonlyMap<string, string>;
}

const scalar = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** Which operation a method is, and what becomes of its arguments: each goes with a mark, and the marks are found in what it sends. */
async function whatIsSent(method: string, shown: readonly unknown[]): Promise<Sent | undefined> {
  let sent: Sent | undefined;
  const record: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const match = matchAddress(init?.method ?? 'GET', url.pathname);
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Json) : {};
    const marked = { ...body, ...Object.fromEntries(url.searchParams), ...match?.path };
    const fields = Object.entries(marked).flatMap(([field, value]) =>
      scalar(value) ? [[String(value).replace('arg-', ''), field] as const] : [],
    );
    if (match) sent = { match, fields: new Map(fields) };
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  };
  const marked = shown.map((one) =>
    Object.fromEntries(Object.entries(one as Json).map(([key, value]) => [key, scalar(value) ? `arg-${key}` : value])),
  );
  await Promise.resolve(
    call(clientOf(method, { token: 'none', environment: 'http://intercom.invalid', fetch: record }), method, marked),
  ).catch(() => undefined);
  return sent;
}

/** The arguments of the SDK's reference, about who and what there is in this world. */
async function argumentsFor(method: string, shown: readonly unknown[]): Promise<readonly unknown[]> {
  const sent = await whatIsSent(method, shown);
  // What is no operation is asked for as it is shown.
  if (!sent) return shown;
  const {
    match: { operation },
    fields,
  } = sent;
  const sample = await sampleOf(operation.name);
  const own = ownFields(operation.name);
  const ofBody = Object.fromEntries(Object.entries(sample).filter(([field]) => operation.places[field] === 'body'));
  const put = (thing: Json): Json => {
    // Where a body may have one of several forms, the reference shows no field at all.
    if (thing['key'] === 'value') return ofBody;
    const entries = Object.entries(thing).flatMap(([key, value]) => {
      const field = fields.get(key) ?? key;
      if (field === 'body' && typeof value === 'object' && value !== null) return [[key, put(value as Json)] as const];
      if (operation.places[field] === 'path') return [[key, String(sample[field])] as const];
      // It shows no value, only the name.
      if (value === key || own.includes(field)) return sample[field] === undefined ? [] : [[key, sample[field]] as const];
      return [[key, stoodIn(field, value, sample[field], thing)] as const];
    });
    const more = own.some((field) => field in thing) ? own.filter((field) => sample[field] !== undefined) : [];
    return { ...Object.fromEntries(entries), ...Object.fromEntries(more.map((field) => [field, sample[field]])) };
  };
  return shown.map((one) => put(one as Json));
}

/** Its error's code, where it has one. */
const outcomeOf = (work: PromiseLike<unknown>) =>
  work.then(
    () => 'ok',
    (error: { body?: { errors?: readonly { code: string }[] }; message?: string }) =>
      error.body?.errors?.[0]?.code ?? String(error.message),
  );

it('has methods to walk', () => {
  expect(methods.filter(({ name }) => !isUnstable(name)).length).toBeGreaterThanOrEqual(152);
  expect(methods.filter(({ name }) => isUnstable(name)).length).toBeGreaterThanOrEqual(158);
  expect(Object.keys(exceptions).filter((name) => !methods.some((method) => method.name === name))).toEqual([]);
});

describe.each([
  ['directly', () => listening.url, () => sandbox.mintToken()],
  ['through the gateway', () => `${gateway.url}/intercom/main`, (half: string) => keys.get(half) ?? ''],
] as const)("Intercom's official SDK, %s", (way, environment, token) => {
  it.each(methods.map(({ name, shown }) => [name, shown] as const))('%s', async (name, shown) => {
    sandbox.reset();
    const args = ownArguments[name]?.(world) ?? (await argumentsFor(name, shown));
    const client = clientOf(name, { token: token(isUnstable(name) ? 'unstable' : 'stable'), environment: environment() });
    const outcome = await outcomeOf(call(client, name, args));
    results.push({ name, way, passed: outcome === 'ok' });
    expect(outcome, JSON.stringify(args)).toBe(exceptions[name]?.[way === 'directly' ? way : 'gateway'] ?? 'ok');
  });
});

it('says how many pass', () => {
  for (const way of ['directly', 'through the gateway']) {
    const of = results.filter((result) => result.way === way);
    const passed = (unstable: boolean) => of.filter((one) => one.passed && isUnstable(one.name) === unstable).length;
    console.log(`the SDK ${way}: ${passed(false)} of its stable methods succeed, ${passed(true)} of its unstable ones`);
  }
});
