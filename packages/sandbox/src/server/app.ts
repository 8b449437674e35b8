import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { type AnswerForm, addressProblem, type OperationFacts, operations } from '@gatehouse/connector';
import { type Context, Hono } from 'hono';
import { Answer } from '../parts/answers.ts';
import type { Handler } from '../parts/call.ts';
import { createIds } from '../parts/ids.ts';
import type { World } from '../parts/room.ts';
import { handlerOf } from '../rooms/registry.ts';
import type { Ledger } from '../state/ledger.ts';
import { type Auth, type PermissionRefusal, sha256, type Token } from './auth.ts';
import { shownAt } from './earlier-shapes.ts';
import { ApiError, errorList, notFound } from './errors.ts';
import { readForm } from './forms.ts';
import type { Allowance, Limits } from './limits.ts';
import { requireVersion, type Version, versionOf } from './versions.ts';

const maxBodyBytes = 10 * 1024 * 1024;

/** Intercom names the commit that answered. This one never changes. */
const build = createHash('sha1').update('sandbox').digest('hex');

export interface AppDeps {
  auth: Auth;
  limits: Limits;
  ledger: Ledger;
  /** Read at each request: a reset puts another world in its place. */
  world: () => World;
  now: () => number;
  seed: number;
  indexDelayMs: number;
  nextRequestId: () => string;
  /** Told of an address that the sandbox does not know: whoever runs it may have expected an answer. */
  log: (line: string) => void;
}

/** What the answer's headers need to know, filled in while the gates are passed. */
interface Exchange {
  readonly requestId: string;
  allowance: Allowance;
  version: Version | undefined;
  /** When it came, in milliseconds. */
  readonly since: number;
}

/** Intercom's paths, one route for each operation of the catalogue, and Intercom's order of refusals. */
export function createApi(deps: AppDeps): Hono {
  const app = new Hono();
  // A fixed path wins over one with a variable in the same place.
  const routes = [...operations].sort((a, b) => variables(a) - variables(b));
  for (const operation of routes) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const handler = handlerOf(operation.name);
    app.on(operation.method, path, (c, next) => {
      const isOther = Object.entries(c.req.param() as Record<string, string>).some(
        ([name, value]) => addressProblem(operation, name, value) !== undefined,
      );
      return isOther ? next() : respond(deps, (exchange) => run(deps, c, operation, handler, exchange));
    });
  }
  // Intercom answers a wrong method like an unknown path.
  app.all('*', (c) =>
    respond(deps, (exchange) => {
      passGates(deps, c, exchange);
      deps.log(`404: this sandbox knows no ${c.req.method} ${new URL(c.req.url).pathname}`);
      throw notFound();
    }),
  );
  return app;
}

const variables = (operation: OperationFacts) => operation.path.split('{').length - 1;

async function respond(deps: AppDeps, answer: (exchange: Exchange) => object | Promise<object>): Promise<Response> {
  const requestId = deps.nextRequestId();
  const exchange: Exchange = { requestId, allowance: deps.limits.look(), version: undefined, since: deps.now() };
  try {
    const body = await answer(exchange);
    if (!(body instanceof Answer)) return json(200, body, headersOf(requestId, exchange, deps.now()));
    const { 'content-type': type, ...headers } = headersOf(requestId, exchange, deps.now());
    return new Response(body.body, {
      status: body.status,
      headers: {
        ...headers,
        ...statusLine(body.status),
        ...(body.body === null ? {} : { 'content-type': type as string }),
        ...body.headers,
      },
    });
  } catch (error) {
    if (!(error instanceof ApiError)) {
      // A mistake of the sandbox itself: whoever runs it has to see it.
      console.error(error);
      return json(500, errorList(requestId, 'server_error', 'An unexpected error occurred'), headersOf(requestId, exchange, deps.now()));
    }
    return json(error.status, errorList(requestId, error.code, error.message, error.field), {
      ...headersOf(requestId, exchange, deps.now()),
      ...error.headers,
    });
  }
}

/** Of what was answered; Intercom gives one with every JSON that it has. */
function json(status: number, body: object, headers: Record<string, string>): Response {
  const text = JSON.stringify(body);
  const etag = status < 300 ? { etag: `W/"${createHash('md5').update(text).digest('hex')}"` } : {};
  return new Response(text, { status, headers: { ...headers, ...statusLine(status), ...etag } });
}

const statusLine = (status: number) => ({ status: `${status} ${STATUS_CODES[status] ?? ''}`.trim() });

function headersOf(requestId: string, { allowance, version, since }: Exchange, now: number): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'max-age=0, private, must-revalidate',
    'x-request-id': requestId,
    'x-intercom-version': build,
    'x-request-queueing': '0',
    'x-runtime': ((now - since) / 1000).toFixed(6),
    'x-ratelimit-limit': String(allowance.limit),
    'x-ratelimit-remaining': String(allowance.remaining),
    'x-ratelimit-reset': String(allowance.reset),
    ...(version ? { 'intercom-version': version.name } : {}),
  };
}

/** The gates that every address has: token, rate, version, media type. */
function passGates({ auth, limits }: AppDeps, c: Context, exchange: Exchange, form?: AnswerForm): { token: Token; version: Version } {
  const token = auth.find(c.req.header('authorization'));
  const { exceeded, ...allowance } = limits.take(token.clientId ?? token.fingerprint);
  exchange.allowance = allowance;
  if (exceeded !== undefined) throw new ApiError(429, 'rate_limit_exceeded', `Exceeded rate limit of ${exceeded} in 10_seconds`);
  const version = versionOf(c.req.header('intercom-version'), auth.pinned(token));
  exchange.version = version;
  if (!accepts(c.req.header('accept'), form)) {
    throw new ApiError(406, 'media_type_not_acceptable', 'The Accept header should send a media type of application/json');
  }
  return { token, version };
}

/** Downloads ask for `application/octet-stream` instead of JSON. */
function accepts(accept: string | undefined, form: AnswerForm | undefined): boolean {
  const types = (accept ?? '').split(',').map((type) => type.split(';')[0]?.trim().toLowerCase());
  const wanted = [
    'application/*',
    '*/*',
    form === 'file' ? 'application/octet-stream' : 'application/json',
    ...(form === 'text' ? ['text/plain', 'text/*'] : []),
  ];
  // `application/vnd.intercom.3+json` is what Intercom's own Ruby client asks for.
  const isJson = (type: string) => form !== 'file' && /^application\/[\w.-]+\+json$/.test(type);
  return types.some((type) => type !== undefined && (wanted.includes(type) || isJson(type)));
}

async function run(deps: AppDeps, c: Context, operation: OperationFacts, handler: Handler, exchange: Exchange): Promise<object> {
  const { token, version } = passGates(deps, c, exchange, operation.answer);
  requireVersion(version, operation);
  if (!operation.permissions.some((permission) => token.permissions.includes(permission))) {
    throw lacking(deps.auth.refusal(token), operation);
  }
  const text = operation.method === 'GET' ? '' : await readText(c);
  const type = c.req.header('content-type');
  const body = (operation.form && (await readForm(text, type))) ?? parseBody(text, type);
  const now = deps.now();
  const url = new URL(c.req.url);
  const seconds = Math.floor(now / 1000);
  const said = handler({
    params: c.req.param() as Record<string, string>,
    url,
    body,
    version,
    token,
    requestId: exchange.requestId,
    ip: addressOf(c),
    world: deps.world(),
    now: seconds,
    nowMs: now,
    indexDelayMs: deps.indexDelayMs,
    ...createIds(deps.seed, deps.ledger.nextSequence(), seconds),
    commit: (targets, changes) =>
      deps.ledger.commit(
        {
          at: now,
          operation: operation.name,
          method: operation.method,
          path: url.pathname,
          targets,
          bodyHash: sha256(text),
          body,
          token: token.fingerprint,
        },
        changes,
      ),
  });
  return said instanceof Answer ? said : shownAt(version, said, operation.name);
}

const lacking = (refusal: PermissionRefusal, { permissions: [first] }: OperationFacts): ApiError =>
  refusal === 'forbidden'
    ? new ApiError(403, 'forbidden', `You do not have the required scope (${first}) to access this resource`)
    : new ApiError(401, 'token_unauthorized', 'Not authorized to access resource');

/** Of a call in process, this machine. */
function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket: { remoteAddress?: string } } };
  return (incoming?.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}

async function readText(c: Context): Promise<string> {
  const tooLong = () => new ApiError(413, 'request_entity_too_large', 'The request body is too large');
  if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) throw tooLong();
  const text = await c.req.text();
  if (text.length > maxBodyBytes) throw tooLong();
  return text;
}

function parseBody(text: string, contentType: string | undefined): Record<string, unknown> {
  if (text.trim() === '') return {};
  if (!/^application\/(json|[\w.+-]+\+json)\b/i.test(contentType?.trim() ?? '')) {
    throw new ApiError(415, 'unsupported_media_type', 'The Content-Type header should be application/json');
  }
  const malformed = () => new ApiError(400, 'bad_request', 'The request body is not a valid JSON object');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw malformed();
  }
  // What has no fields is `[]` in PHP, and Intercom's own PHP client sends it.
  if (Array.isArray(body) && body.length === 0) return {};
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed();
  return body as Record<string, unknown>;
}
