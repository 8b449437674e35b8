import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { MemberPrincipal } from '../../access/principal.ts';
import { GatewayError } from '../../errors.ts';
import { limitBody, parseJson, readText } from '../../http/bodies.ts';
import type { HostEnv } from '../../http/mounts.ts';
import { checkOrigin } from '../../http/protection.ts';
import type { People } from '../../identity/identity.ts';
import type { Caller } from '../../management/handler.ts';
import { type ManagementOperation, management } from '../../management/index.ts';
import type { Management } from '../../management/management.ts';

export interface ManagementApiDeps {
  readonly management: Management;
  readonly people: Pick<People, 'verify'>;
  readonly publicUrl: string;
}

/** The management API: every operation that has an address, in one way; below `/api/v1`. */
export function createManagementApi({ management: runner, people, publicUrl }: ManagementApiDeps): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  const { origin } = new URL(publicUrl);
  const methods = new Map<string, Set<string>>();

  for (const operation of Object.values(management)) {
    if (operation.path === null) continue;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    methods.set(path, (methods.get(path) ?? new Set()).add(operation.method));
    const ownPages: MiddlewareHandler<HostEnv> = async (c, next) => {
      if (operation.method !== 'GET') checkOrigin(c, origin);
      await next();
    };
    app.on(operation.method, path, ownPages, limitBody, async (c) => {
      const principal = operation.access === 'public' ? null : await findMember(people, c.req.raw.headers);
      const readInput = async () => toInput(operation, c.req.param() as Record<string, string>, c.req.queries(), await readBody(c));
      const { output, cookies } = await runner.run(operation.name, toCaller(c, principal), readInput);
      setCookies(c, cookies);
      return c.json(output as object);
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

export function setCookies(c: Context, cookies: readonly string[] = []): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}

export const toCaller = (c: Context<HostEnv>, principal: MemberPrincipal | null): Caller => ({
  principal,
  requestId: c.get('requestId'),
  headers: c.req.raw.headers,
  origin: c.get('origin'),
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
    if (operation.method !== 'GET') complain(field, 'is not a query field of this operation');
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
