import { createMcpHandler } from '@modelcontextprotocol/server';
import { Hono } from 'hono';
import type { KeyPrincipal } from '../../access/principal.ts';
import { GatewayError } from '../../errors.ts';
import type { Keys } from '../../identity/identity.ts';
import { limitBody, mostBodyBytes, readText, toGatewayError } from '../request-body.ts';
import { type ListOptions, readOptions } from './options.ts';
import { createMcpServer, type McpDeps } from './server.ts';

export interface McpAppDeps extends McpDeps {
  readonly keys: Pick<Keys, 'verify'>;
  /** The gateway's own address; a browser page from anywhere else is refused. */
  readonly publicUrl: string;
}

interface Session {
  readonly principal: KeyPrincipal;
  readonly options: ListOptions;
}

/** MCP over HTTP for both eras; to be mounted at `/mcp`. */
export function createMcpApp(deps: McpAppDeps): Hono<{ Variables: { requestId: string } }> {
  const { keys, newId, onError = () => {} } = deps;
  const handler = createMcpHandler(
    ({ authInfo }) => createMcpServer(deps, { ...sessionOf(authInfo?.extra), surface: 'mcp' }),
    // Notifications are not sent, so an exchange is always one answer.
    { maxRequestBodySize: mostBodyBytes, onerror: () => {} },
  );
  const publicOrigin = new URL(deps.publicUrl).origin;
  const app = new Hono<{ Variables: { requestId: string } }>();

  app.onError((cause, c) => {
    const error = toGatewayError(cause, c.req.raw.signal);
    const requestId = newId();
    if (error.code === 'internal' || error.code === 'storage_failed') onError(cause, requestId);
    return refusal(error, c.req.raw, requestId);
  });

  app.use(async (c, next) => {
    const origin = c.req.header('origin');
    if ((origin !== undefined && origin !== publicOrigin) || c.req.header('sec-fetch-site') === 'cross-site') {
      throw new GatewayError('origin_denied', { field: 'Origin' });
    }
    await next();
  });

  app.all('/', async (c) => {
    const principal = await keys.verify(c.req.header('authorization'));
    if (c.req.method !== 'POST') throw new GatewayError('method_not_allowed', { fix: 'Use POST.' });
    const options = readOptions(new URL(c.req.url).searchParams);
    let response: Response | undefined;
    await limitBody(c, async () => {
      const parsedBody = parse(await readText(c));
      const session: Session = { principal, options };
      const { method, headers, signal, url } = c.req.raw;
      // The body has been read; the handler gets it parsed, and only the rest of the request.
      const request = new Request(url, { method, headers, signal });
      const authInfo = { token: '', clientId: principal.keyId, scopes: [], extra: { session } };
      response = await handler.fetch(request, { authInfo, parsedBody });
    });
    return response ?? refusal(new GatewayError('internal'), c.req.raw, newId());
  });

  return app;
}

function sessionOf(extra: Record<string, unknown> | undefined): Session {
  const session = extra?.['session'] as Session | undefined;
  if (!session) throw new GatewayError('key_missing');
  return session;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GatewayError('request_malformed', { fix: 'Send one JSON-RPC message as JSON.' }, { cause });
  }
}

const jsonRpcCodes: Readonly<Record<string, number>> = { request_malformed: -32700, input_invalid: -32602, internal: -32603 };

/** Refused before there is a JSON-RPC message to answer. */
export function refusal(error: GatewayError, request: Request, requestId: string): Response {
  const { field, fix } = error.details;
  const data = {
    code: error.code,
    ...(field === undefined ? {} : { field }),
    ...(fix === undefined ? {} : { fix }),
    retry: error.retry,
    requestId,
  };
  const body = { jsonrpc: '2.0', id: null, error: { code: jsonRpcCodes[error.code] ?? -32000, message: error.message, data } };
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
