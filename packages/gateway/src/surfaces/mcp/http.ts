import { holdsTooMuch } from '@gatehouse/connector';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import type { GroupPrincipal } from '../../access/principal.ts';
import type { Load } from '../../bytes.ts';
import { GatewayError } from '../../errors.ts';
import { mostCallBytes, parseJson, readCallBytes, toText } from '../../http/bodies.ts';
import type { HostEnv, Mount } from '../../http/mounts.ts';
import type { Keys } from '../../identity/identity.ts';
import { faultOf, unspoken } from './form.ts';
import { mended } from './mended.ts';
import { answerOpening, legacyRevisions, type Opening, readOpening } from './opening.ts';
import { type ListOptions, readOptions } from './options.ts';
import { type Cancellable, createRunning } from './running.ts';
import { createMcpServer, type McpDeps } from './server.ts';
import { listTools } from './tools.ts';

export interface McpHttpDeps extends McpDeps {
  readonly keys: Pick<Keys, 'verify'>;
  /** The gateway's own address; a browser page from anywhere else is refused. */
  readonly publicUrl: string;
  /** Another server, which then answers openings, too. @default the one with the catalogue's tools */
  readonly createServer?: typeof createMcpServer;
}

interface Session {
  readonly principal: GroupPrincipal;
  readonly options: ListOptions;
  readonly load: Load | undefined;
  readonly cancellable: Cancellable | undefined;
}

/** MCP over HTTP, for both eras. */
export function mcpMount(deps: McpHttpDeps): Mount {
  // Where servers of the first revision were is told where this one is.
  return { roots: ['/mcp', '/sse'], beforeClaim: false, caching: 'no-store', answerError: refuseMessage, routes: createRoutes(deps) };
}

function createRoutes(deps: McpHttpDeps): Hono<HostEnv> {
  const { keys, createServer = createMcpServer } = deps;
  const handler = createMcpHandler(({ authInfo }) => createServer(deps, { ...sessionOf(authInfo?.extra), surface: 'mcp' }), {
    maxRequestBodySize: mostCallBytes,
    onerror: () => {},
  });
  const running = createRunning();
  const publicOrigin = new URL(deps.publicUrl).origin;
  const app = new Hono<HostEnv>();

  app.use(async (c, next) => {
    const origin = c.req.header('origin');
    if ((origin !== undefined && origin !== publicOrigin) || c.req.header('sec-fetch-site') === 'cross-site') {
      throw new GatewayError('origin_denied', { field: 'Origin', fix: fixOfOrigin(origin, publicOrigin) });
    }
    await next();
  });

  // A slash at the end is no other address.
  app.all('*', async (c) => {
    const path = new URL(c.req.url).pathname;
    if (!/^\/mcp\/*$/.test(path))
      throw new GatewayError('not_found', { fix: `MCP is at ${publicOrigin}/mcp, by POST; nothing is below it.` });
    const principal = await keys.verify(c.req.header('authorization'), {
      origin: c.get('origin'),
      surface: 'mcp',
      requestId: c.get('requestId'),
    });
    if (c.req.method !== 'POST') throw new GatewayError('method_not_allowed', { fix: 'Use POST.' });
    const options = readOptions(new URL(c.req.url).searchParams);
    const { method, signal, url } = c.req.raw;
    const headers = withAccept(c.req.raw.headers);
    const load = c.get('load');
    const bytes = await readCallBytes(c, (size) => load?.grow(size, { group: principal.groupId, mayWait: true, signal }));
    const text = toText(bytes);
    if (holdsTooMuch(text)) throw new GatewayError('request_too_large', { fix: 'Send fewer values: the message holds more than 200,000.' });
    const parsedBody = mended(parseJson(text, 'Send one JSON-RPC message as JSON.'));
    const fault = faultOf(parsedBody);
    if (fault) return refuseMessage(fault.error, c.req.raw, c.get('requestId'), fault.id);
    const refusal = unspoken(parsedBody, headers.get('mcp-protocol-version'));
    if (refusal) return Response.json(refusal, { status: 400 });
    const named = c.req.header('mcp-session-id');
    const conversation = named === undefined ? undefined : `${principal.id} ${named.slice(0, 200)}`;
    if (conversation !== undefined) running.hear(conversation, parsedBody);
    const session: Session = { principal, options, load, cancellable: conversation === undefined ? undefined : running.in(conversation) };
    const opening = createServer === createMcpServer ? readOpening(parsedBody) : undefined;
    if (opening && isPlain(opening, headers)) {
      const tools = async () => listTools(await deps.access.policyOf(principal), options);
      return withSession(Response.json(await answerOpening(opening, tools)), parsedBody, deps.newId);
    }
    // The body has been read; the handler gets it parsed, and only the rest of the request.
    const request = new Request(url, { method, headers, signal });
    const authInfo = { token: '', clientId: principal.id, scopes: [], extra: { session } };
    return withSession(await explained(await handler.fetch(request, { authInfo, parsedBody })), parsedBody, deps.newId);
  });

  return app;
}

/** The library wants both forms of an answer named, and gives the second; whoever takes anything takes that. */
function withAccept(headers: Headers): Headers {
  const accept = headers.get('accept');
  if (accept !== null && !/(?:^|,)\s*\*\/\*/.test(accept)) return headers;
  const both = new Headers(headers);
  both.set('accept', 'application/json, text/event-stream');
  return both;
}

/** The library says that it cannot answer like that, and not what to send. */
async function explained(response: Response): Promise<Response> {
  if (response.status !== 406) return response;
  const { error, ...message } = (await response.json()) as { error: object };
  const data = { field: 'Accept', fix: 'Send the header Accept: application/json, text/event-stream.' };
  return Response.json({ ...message, error: { ...error, data } }, { status: 406 });
}

/** A host of the older era names it with each request from then on. It is kept nowhere: it only tells hosts apart that use one key. */
function withSession(response: Response, message: unknown, newId: () => string): Response {
  const opens = typeof message === 'object' && message !== null && 'method' in message && message.method === 'initialize';
  if (!opens || !response.ok) return response;
  const headers = new Headers(response.headers);
  headers.set('mcp-session-id', newId());
  return new Response(response.body, { status: response.status, headers });
}

function fixOfOrigin(origin: string | undefined, publicOrigin: string): string {
  const page = origin === undefined || origin === 'null' ? 'A page of another website' : `A page of ${origin.slice(0, 200)}`;
  return `${page} may not call: only pages of ${publicOrigin} may, and programs, which send no Origin. If that is the gateway's own address, whoever runs it sets GATEHOUSE_URL to it.`;
}

/** Headers that say nothing beyond what the message says; anything else is for the library to weigh. */
function isPlain({ method, revision, era }: Opening, headers: Headers): boolean {
  const accept = headers.get('accept') ?? '';
  const named = headers.get('mcp-protocol-version');
  return (
    accept.includes('application/json') &&
    accept.includes('text/event-stream') &&
    headers.get('content-type')?.toLowerCase() === 'application/json' &&
    !['mcp-name', 'last-event-id'].some((name) => headers.has(name)) &&
    (era === 'modern'
      ? !headers.has('mcp-session-id') && named === revision && headers.get('mcp-method') === method
      : !headers.has('mcp-method') && (named === null || (method !== 'initialize' && legacyRevisions.includes(named))))
  );
}

function sessionOf(extra: Record<string, unknown> | undefined): Session {
  const session = extra?.['session'] as Session | undefined;
  if (!session) throw new GatewayError('key_missing');
  return session;
}

const jsonRpcCodes: Readonly<Record<string, number>> = { input_invalid: -32602, internal: -32603 };

/** What is no JSON is told apart from what is no message. */
const codeOf = ({ code, details }: GatewayError): number =>
  code === 'request_malformed' ? (details.field === 'body' ? -32700 : -32600) : (jsonRpcCodes[code] ?? -32000);

/** Refused before the message is read; it may have no id that can be answered to. */
export function refuseMessage(error: GatewayError, request: Request, requestId: string, id: string | number | null = null): Response {
  const { field, fix } = error.details;
  const data = {
    code: error.code,
    ...(field === undefined ? {} : { field }),
    ...(fix === undefined ? {} : { fix }),
    retry: error.retry,
    requestId,
  };
  const body = { jsonrpc: '2.0', id, error: { code: codeOf(error), message: error.message, data } };
  const headers = new Headers({ 'content-type': 'application/json', 'x-request-id': requestId });
  if (error.status === 401) {
    const given = request.headers.has('authorization') ? ', error="invalid_token"' : '';
    headers.set('www-authenticate', `Bearer realm="Gatehouse"${given}`);
  }
  if (error.status === 405) headers.set('allow', 'POST');
  // The rest of the body is not read, so the connection cannot be used again.
  if (error.status === 413) headers.set('connection', 'close');
  return new Response(JSON.stringify(body), { status: error.status, headers });
}
