import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { setCookie } from 'hono/cookie';
import type { MemberPrincipal } from '../../access/principal.ts';
import { GatewayError } from '../../errors.ts';
import { limitBody, parseJson, readText } from '../../http/bodies.ts';
import type { HostEnv } from '../../http/mounts.ts';
import { checkOrigin } from '../../http/protection.ts';
import type { People } from '../../identity/identity.ts';
import { type ManagementName, type ManagementOperation, management } from '../../management/contract.ts';
import type { Asked } from '../../management/handler.ts';
import { type RunManagement, signInFirst } from '../../management/run.ts';

export const browserCookie = 'gatehouse_oauth';
/** As long as an authorization may take. */
const browserCookieSeconds = 600;

interface ApiEnv {
  Variables: HostEnv['Variables'] & { principal: MemberPrincipal | null };
}

export interface ManagementApiDeps {
  readonly management: RunManagement;
  readonly people: Pick<People, 'verify'>;
  readonly publicUrl: string;
}

/** The management API: every operation of the contract, in one way; below `/api/v1`. */
export function createManagementApi({ management: runner, people, publicUrl }: ManagementApiDeps): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const { origin, protocol } = new URL(publicUrl);
  const methods = new Map<string, Set<string>>();

  for (const [name, operation] of Object.entries(management) as [ManagementName, ManagementOperation][]) {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    methods.set(path, (methods.get(path) ?? new Set()).add(operation.method));
    // What somebody unknown sends is not even read.
    const admit: MiddlewareHandler<ApiEnv> = async (c, next) => {
      if (operation.method !== 'GET') checkOrigin(c, origin);
      const principal = operation.access === 'public' ? null : await findMember(people, c.req.raw.headers);
      if (operation.access !== 'public' && principal === null) throw signInFirst(name);
      c.set('principal', principal);
      await next();
    };
    app.on(operation.method, path, admit, limitBody, async (c) => {
      const input = toInput(operation, c.req.param() as Record<string, string>, c.req.queries(), await readBody(c));
      const { output, cookies, browserCookie: value } = await runner.run(name, input, toAsked(c, c.get('principal')));
      for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
      if (value !== null) {
        const secure = protocol === 'https:';
        setCookie(c, browserCookie, value, { httpOnly: true, sameSite: 'Lax', path: '/api', maxAge: browserCookieSeconds, secure });
      }
      return c.json(output);
    });
  }

  for (const [path, allowed] of methods) {
    app.all(path, (c) => {
      c.header('allow', [...allowed].join(', '));
      throw new GatewayError('method_not_allowed', { fix: `Use ${[...allowed].join(' or ')}.` });
    });
  }
  return app;
}

export const toAsked = <Env extends HostEnv>(c: Context<Env>, principal: MemberPrincipal | null): Asked => ({
  principal,
  requestId: c.get('requestId'),
  headers: c.req.raw.headers,
  // Never from a header: anybody can write one. Without a socket (tests call the app directly) there is none.
  address: (c.env as { incoming?: unknown } | undefined)?.incoming ? getConnInfo(c).remote.address : undefined,
});

/** Null when nobody is signed in; what that means is for the management to say. */
export async function findMember(people: Pick<People, 'verify'>, headers: Headers): Promise<MemberPrincipal | null> {
  try {
    return await people.verify(headers);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'session_missing') return null;
    throw error;
  }
}

async function readBody(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const { method } = c.req;
  if (method === 'GET' || method === 'HEAD') return {};
  const text = await readText(c);
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  // A DELETE without a body needs no type: no form can send one, so the browser asks first, and nobody answers it.
  if (type !== 'application/json' && !(method === 'DELETE' && text === '')) {
    throw new GatewayError('content_type_unsupported', {
      field: 'Content-Type',
      fix: 'Send the fields as a JSON object, with `Content-Type: application/json`.',
    });
  }
  if (text === '') return {};
  const body = parseJson(text, 'The body is not JSON. Send the fields as a JSON object.');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new GatewayError('input_invalid', {
      field: 'body',
      fix: 'Send the fields as a JSON object.',
      issues: [{ field: 'body', problem: 'must be an object' }],
    });
  }
  return body as Record<string, unknown>;
}

/** Path, query and body side by side, each from its own place only. */
function toInput(
  operation: ManagementOperation,
  path: Readonly<Record<string, string>>,
  queries: Readonly<Record<string, string[]>>,
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const issues: { field: string; problem: string }[] = [];
  const complain = (field: string, problem: string) => issues.push({ field: field.slice(0, 200), problem });
  for (const [field, values] of Object.entries(queries)) {
    if (!operation.query.includes(field)) complain(field, 'is not a query field of this operation');
    else if (values.length > 1) complain(field, 'is given more than once');
  }
  for (const field of Object.keys(body)) if (Object.hasOwn(path, field)) complain(field, 'stands in the address, not in the body');
  if (issues.length > 0) throw new GatewayError('input_invalid', { field: issues[0]?.field ?? '', issues: issues.slice(0, 20) });
  return Object.fromEntries([
    ...Object.entries(body),
    ...Object.entries(queries).map(([field, values]) => [field, values[0]]),
    ...Object.entries(path),
  ]);
}
