import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '@gatehouse/connector';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { errorList } from '../server/errors.ts';
import type { Limits } from '../server/limits.ts';
import type { Fault } from './faults.ts';

/** The real connection; absent when a request comes in process. */
export interface Socket {
  incoming?: IncomingMessage;
  outgoing?: ServerResponse;
}

interface Deps {
  clock: Clock;
  limits: Limits;
  nextRequestId: () => string;
  /** Ends what hangs. */
  closing: AbortSignal;
}

/** Carries a fault out. `handle` is the answer that would have been given; calling it applies the effect. */
export async function perform(
  fault: Fault,
  request: Request,
  socket: Socket,
  handle: () => Promise<Response>,
  deps: Deps,
): Promise<Response> {
  switch (fault.kind) {
    case 'status':
      if (fault.afterCommit) await handle();
      return refusal(fault, fault.status ?? 500, 'server_error', 'An unexpected error occurred', deps);
    case 'rate_limit':
      return refusal(fault, 429, 'rate_limit_exceeded', `Exceeded rate limit of ${deps.limits.look().limit} in 10_seconds`, deps);
    case 'plan_restricted':
      return refusal(fault, 403, 'api_plan_restricted', missingFrom(new URL(request.url).pathname), deps);
    case 'reset_before':
      return cut(socket);
    case 'reset_after_commit':
      await handle();
      return cut(socket);
    case 'truncate':
      return truncate(await handle(), socket);
    case 'hang':
      if (fault.afterCommit) await handle();
      await untilOver(request, socket, deps.closing);
      return cut(socket);
    case 'slow':
      await deps.clock.sleep(fault.delayMs ?? 1000, AbortSignal.any([request.signal, deps.closing]));
      return handle();
    case 'wrong_shape':
      return wrongShape(fault, await handle());
  }
}

/** What the plan lacks, as the 2.16 description has it. */
function missingFrom(path: string): string {
  if (/^\/teams\/[^/]+\/metrics$/.test(path)) return 'Real-time monitoring is not enabled for your workspace.';
  if (path.startsWith('/export/workflows/')) return 'Workflow export is not available for this app';
  return 'Active subscription needed.';
}

/** A copy: the original, when it was made after a server had put its own `Response` in the platform's place, is written once more. */
const alreadySent = (): Response => RESPONSE_ALREADY_SENT.clone();

const encode = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));

function refusal(fault: Fault, status: number, code: string, message: string, { limits, nextRequestId }: Deps): Response {
  const id = nextRequestId();
  const { limit, remaining, reset } = limits.look();
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': id,
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(status === 429 ? 0 : remaining),
    'x-ratelimit-reset': String(reset),
  });
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return new Response(encode(fault.body ?? errorList(id, code, message)), { status, headers });
}

/** Ends the connection with a reset. In process there is none, so the call fails as `fetch` does then. */
function cut({ incoming }: Socket): Response {
  if (!incoming) {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  }
  incoming.socket.resetAndDestroy();
  return alreadySent();
}

/** Half of the body under the length of the whole, then the end of the connection. */
async function truncate(response: Response, socket: Socket): Promise<Response> {
  const { incoming, outgoing } = socket;
  if (!incoming || !outgoing) return cut(socket);
  const bytes = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), 'content-length': bytes.length + 1 });
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => incoming.socket.destroy());
  return alreadySent();
}

function untilOver(request: Request, { outgoing }: Socket, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => resolve();
    if (closing.aborted || request.signal.aborted) return over();
    closing.addEventListener('abort', over, { once: true });
    if (outgoing) outgoing.once('close', over);
    else request.signal.addEventListener('abort', over, { once: true });
  });
}

/** Valid JSON, status 200, and nothing where it should be: ids as numbers, lists as null, one unknown field. */
async function wrongShape(fault: Fault, response: Response): Promise<Response> {
  const text = await response.text();
  const headers = new Headers(response.headers);
  const body = fault.body === undefined ? bend(JSON.parse(text || '{}')) : fault.body;
  return new Response(encode(body), { status: fault.status ?? 200, headers });
}

function bend(value: unknown): unknown {
  if (Array.isArray(value)) return null;
  if (typeof value !== 'object' || value === null) return value;
  const bent = Object.entries(value).map(([key, one]) => [key, key === 'id' ? 4_503_599_627_370_497 : key === 'type' ? 7 : bend(one)]);
  return { ...Object.fromEntries(bent), unexpected_field: { nested: [1, 'two', null] } };
}
