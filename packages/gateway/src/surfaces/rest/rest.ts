import {
  type AddressMatch,
  findOperation,
  holdsTooMuch,
  isExperimental,
  matchAddress,
  type OperationFacts,
  toExactJson,
} from '@gatehouse/connector';
import { type Context, Hono } from 'hono';
import type { Access } from '../../access/access.ts';
import type { Answer, Call } from '../../calls/call.ts';
import type { Calls } from '../../calls/calls.ts';
import { readVersion } from '../../calls/check-input.ts';
import { toRawCall } from '../../calls/raw.ts';
import { checkKey } from '../../calls/repeats.ts';
import { fixOfExperimental, GatewayError } from '../../errors.ts';
import { type Grow, isHeldBack, readCallBytes, toText } from '../../http/bodies.ts';
import type { HostEnv, Mount } from '../../http/mounts.ts';
import type { Keys } from '../../identity/identity.ts';
import { createAddressRewrite } from './addresses.ts';
import { isPassedOn, type Rewrite, toErrorResponse, typeOfJson } from './errors.ts';
import { readWireInput } from './wire-input.ts';

export interface RestDeps {
  readonly calls: Calls;
  readonly keys: Pick<Keys, 'verify'>;
  readonly access: Pick<Access, 'decide' | 'isExperimental'>;
  /** Whether fields that an operation does not have are refused in bodies, too. */
  readonly strict: boolean;
  /** The gateway's own address. */
  readonly publicUrl: string;
  /** Where the Intercom is that it talks to: what answers name, and no client should follow. */
  readonly apiUrls: readonly string[];
}

/** Intercom's own API behind the gateway: its paths, bodies, version header and errors. */
export function restMount(deps: RestDeps): Mount {
  return {
    roots: ['/intercom'],
    beforeClaim: false,
    caching: 'no-store',
    answerError: (error, _request, requestId) => toErrorResponse(error, requestId),
    routes: createRoutes(deps),
  };
}

function createRoutes({ calls, keys, access, strict, publicUrl, apiUrls }: RestDeps): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  const addresses = createAddressRewrite(apiUrls);

  const answer = async (c: Context<HostEnv>): Promise<Response> => {
    const principal = await keys.verify(c.req.header('authorization'), {
      origin: c.get('origin'),
      surface: 'rest',
      requestId: c.get('requestId'),
    });
    const { connection, path } = readAddress(c);
    try {
      return await answerTo(c, { principal, connection, path });
    } catch (error) {
      // Refusals tell the window, too.
      for (const [name, value] of Object.entries(await calls.rate({ principal, connection }).catch(() => ({})))) c.header(name, value);
      if (!isPassedOn(error)) throw error;
      const said = toErrorResponse(error, c.get('requestId'), rewriteOf(c, connection, error.details.operation ?? ''));
      return c.newResponse(said.body, said);
    }
  };

  const answerTo = async (c: Context<HostEnv>, { principal, connection, path }: Addressed): Promise<Response> => {
    const requestId = c.get('requestId');
    const request = { principal, surface: 'rest' as const, requestId, connection, signal: c.req.raw.signal, load: c.get('load') };
    const { method } = c.req;
    const match = await Promise.resolve()
      .then(() => readMatch(method, path))
      .catch(orRefuse({ ...request, asked: `${method} ${path}`, input: undefined }));
    const named = c.req.header('intercom-version');
    const version = named === undefined ? 'pinned' : readVersion(named);
    const grow: Grow = (bytes) => request.load?.grow(bytes, { group: principal.groupId, mayWait: true, signal: c.req.raw.signal });
    if (!match) {
      const refusal = unknownAddress(method, path);
      const unknown = () => calls.refuseUnknown({ ...request, asked: `${method} ${path}`, input: undefined, error: refusal });
      if (refusal.code !== 'operation_unknown') return unknown();
      // Whoever may not is told that there is no such operation, not that a scope would open one; so is who spells one otherwise.
      const asked = { ...request, asked: `${method} ${path}`, input: undefined };
      const raw = await readRaw(c, path, undefined).catch(orRefuse(asked, true));
      const decision = await access.decide(principal, connection, raw.operation);
      if (!decision.allow && decision.code === 'scope_missing') return unknown();
      const body = method === 'GET' ? undefined : await readCallBytes(c, grow, false);
      return respond(c, await readRaw(c, path, body).catch(orRefuse(asked)), { ...request, version });
    }
    if (isExperimental(match.operation) && !(await access.isExperimental())) {
      const error = new GatewayError('operation_unknown', { fix: fixOfExperimental });
      return calls.refuseUnknown({ ...request, asked: match.operation.name, input: undefined, error });
    }
    const call = { ...request, version };
    // Before a large body is kept: whoever may not is refused without it.
    if (method !== 'GET' && isHeldBack(c) && !(await access.decide(principal, connection, match.operation, 'some')).allow)
      return respond(c, { operation: match.operation, input: match.path }, call);
    if (method !== 'GET' && isUpload(c)) {
      const asked = { ...request, asked: match.operation.name, input: match.path };
      return respond(c, await readRaw(c, path, await readCallBytes(c, grow, false)).catch(orRefuse(asked)), call);
    }
    const search = searchOf(c);
    const asked = { ...request, asked: match.operation.name, input: match.path };
    const body = method === 'GET' ? undefined : await readBody(c, grow).catch(orRefuse(asked));
    const sent = await readWireInput(match, new URLSearchParams(search), body?.text ?? '').catch(orRefuse(asked));
    const operation = meantBy(match.operation, sent.body);
    const input = { ...sent.body, ...sent.query, ...sent.path };
    // A form that came as JSON is made here.
    if (operation.form) return respond(c, { operation, input }, call);
    const wire = { ...sent, strict, route: match.operation, written: path, search, ...(sent.body && body && { bytes: body.bytes }) };
    return respond(c, { operation, input, wire }, call);
  };

  /** What a request of one's own cannot be is a call that somebody made, too. */
  const orRefuse =
    (call: Parameters<Calls['refuseUnknown']>[0], isUnknown = false) =>
    (cause: unknown): Promise<never> => {
      if (!(cause instanceof GatewayError)) throw cause;
      const { fix } = cause.details;
      const error = isUnknown ? new GatewayError('operation_unknown', fix === undefined ? {} : { fix }) : cause;
      return calls.refuseUnknown({ ...call, error });
    };

  async function respond(c: Context<HostEnv>, asked: Asked, call: Omit<Call, 'operation' | 'input'>): Promise<Response> {
    const operation = asked.raw?.operation ?? asked.operation;
    const key = operation.effect === 'read' ? undefined : c.req.header('idempotency-key');
    const named = key === undefined ? {} : { idempotencyKey: checkKey(key, 'Idempotency-Key') };
    const answered = await calls.invoke({ ...call, ...asked, ...named });
    const { status, headers, repeated } = answered;
    const requestId = c.get('requestId');
    const sent = new Headers({ 'x-request-id': requestId, ...headers, ...(repeated ? { 'idempotency-replayed': 'true' } : {}) });
    if (answered.body === undefined) {
      sent.delete('content-type');
      // An answer that should have had a body and had none is no 200 of Intercom's.
      const bare = status === 200 && operation.answer !== 'empty' ? 204 : status;
      return new Response(null, { status: bare, headers: sent });
    }
    const rewrite = rewriteOf(c, call.connection, operation.name);
    return toResponse(operation, answered, { status, headers: sent, ...rewrite });
  }

  function rewriteOf(c: Context<HostEnv>, connection: string, name: string): Rewrite {
    const own = c.get('intercomBase') ?? `${publicUrl}/intercom/${connection}`;
    return { json: (text) => addresses.json(text, own, { name }), address: (address) => addresses.one(address, own) };
  }

  app.all('/:connection', answer);
  app.all('/:connection/*', answer);
  return app;
}

function meantBy(operation: OperationFacts, body: Readonly<Record<string, unknown>> | undefined): OperationFacts {
  const other = operation.standsFor && findOperation(operation.standsFor.operation);
  const value = operation.standsFor && body?.[operation.standsFor.field];
  return other?.setsState?.values.includes(String(value)) ? other : operation;
}

/** What no browser runs, whoever wrote it. */
const harmless =
  /^(?:application\/(?:json|jsonl|x-ndjson|(?:x-)?gzip|zip|pdf)|text\/(?:plain|csv)|image\/(?:png|jpeg|gif|webp)|(?:audio|video)\/[\w.+-]+)\s*(?:;|$)/i;

/** As Intercom answers it: a file as its bytes, a transcript as text, a recording as a redirect to where it is. */
function toResponse(
  { answer }: OperationFacts,
  { body, text }: Pick<Answer, 'body' | 'text'>,
  { status, headers, json, address }: { status: number; headers: Headers } & Rewrite,
): Response {
  if (answer === 'file' && body instanceof Uint8Array) {
    const type = headers.get('content-type') ?? '';
    if (!harmless.test(type)) headers.set('content-type', 'application/octet-stream');
    const bytes = body as Uint8Array<ArrayBuffer>;
    const read = jsonType.test(type) ? jsonIn(bytes) : undefined;
    return new Response(read === undefined ? bytes : json(read), { status, headers });
  }
  if (answer === 'text' && typeof body === 'string') {
    headers.set('content-type', 'text/plain; charset=utf-8');
    return new Response(body, { status, headers });
  }
  if (answer === 'address') {
    headers.delete('content-type');
    headers.set('location', address((body as { url: string }).url));
    return new Response(null, { status: 302, headers });
  }
  headers.set('content-type', typeOfJson(headers.get('content-type')));
  return new Response(json(text ?? toExactJson(body)), { status, headers });
}

/** What an address that the catalogue does not have answers may be JSON all the same. */
function jsonIn(bytes: Uint8Array): string | undefined {
  try {
    const text = toText(bytes);
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

/**
 * The path as it was sent. A `URL` has already collapsed `.` and `..`, encoded or not, so an id made of dots would silently
 * become another address; Node's own request still has it.
 */
function readAddress(c: Context): { connection: string; path: string } {
  const raw = (targetOf(c) ?? new URL(c.req.url).pathname).replace(/\?.*$/s, '');
  const [, connection = '', path = ''] = /\/intercom\/([^/]*)(\/.*)?$/s.exec(raw) ?? [];
  // A base URL that ends with a slash, before a path that begins with one.
  return { connection: connection.slice(0, 100), path: path.replace(/^\/+/, '/') };
}

const targetOf = ({ env }: Context) => (env as { incoming?: { url?: string } } | undefined)?.incoming?.url;

/** The query as it was sent: a `URL` has already encoded some of its letters. */
function searchOf(c: Context): string {
  const target = targetOf(c)?.replace(/#.*$/s, '');
  if (target === undefined) return new URL(c.req.url).search;
  const at = target.indexOf('?');
  return at === -1 || at === target.length - 1 ? '' : target.slice(at);
}

function readMatch(method: string, path: string): AddressMatch | undefined {
  try {
    return matchAddress(method, path);
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    throw new GatewayError('request_malformed', { field: 'path', fix: 'A % in a path must begin an encoded byte.' }, { cause });
  }
}

function unknownAddress(method: string, path: string): GatewayError {
  // At Intercom, `/contacts/` is `/contacts`: whoever sent an empty id would get, or change, something else.
  if (/\/(?:\/|$)/.test(path) && path !== '/') {
    return new GatewayError('input_invalid', {
      field: 'path',
      fix: 'A part of the path is empty: an id is missing, or there is a slash too many.',
    });
  }
  const fix = `Intercom's API, as far as the catalogue knows it, has no ${method} at this path.`;
  return new GatewayError('operation_unknown', { fix });
}

const jsonType = /^application\/(?:[\w.+-]+\+)?json\b/i;

type Asked = Pick<Call, 'operation' | 'input' | 'raw' | 'wire'>;

type Addressed = Pick<Call, 'principal' | 'connection'> & { readonly path: string };

/** Neither JSON nor the form of a web page: it goes through byte by byte. */
const isUpload = (c: Context) =>
  /^(?:multipart\/form-data|application\/(?:octet-stream|gzip|x-gzip|zip|pdf)|text\/csv|(?:image|audio|video)\/)/i.test(
    c.req.header('content-type')?.trim() ?? '',
  );

/** What says how the body is to be read, and which answer is wanted. */
const passedOn = ['content-type', 'content-encoding', 'accept-language'];

async function readRaw(c: Context, path: string, body: Uint8Array<ArrayBuffer> | undefined) {
  const headers = passedOn.flatMap((name) => {
    const value = c.req.header(name);
    return value === undefined || body === undefined ? [] : [[name, value] as const];
  });
  const isJson = jsonType.test(c.req.header('content-type')?.trim() ?? '') && c.req.header('content-encoding') === undefined;
  return toRawCall({
    method: c.req.method,
    url: path + new URL(c.req.url).search,
    headers: Object.fromEntries(headers),
    responseType: c.req.method === 'GET' ? 'binary' : 'json',
    ...(body === undefined ? {} : { body: isJson ? toText(body) : body }),
  });
}

async function readBody(c: Context, grow: Grow): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly text: string }> {
  const bytes = await readCallBytes(c, grow);
  const text = toText(bytes);
  const type = c.req.header('content-type');
  if (text.trim() !== '' && type !== undefined && !jsonType.test(type.trim())) {
    throw new GatewayError('content_type_unsupported', { field: 'Content-Type' });
  }
  if (holdsTooMuch(text)) throw new GatewayError('request_too_large', { fix: 'Send fewer values: the body holds more than 200,000.' });
  return { bytes, text };
}
