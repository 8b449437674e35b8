import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type * as z from 'zod';
import { type ErrorCode, type ErrorDetails, GatewayError } from '../../packages/gateway/src/errors.ts';
import { type Management, type ManagementName, type ManagementOutput, management } from '../../packages/gateway/src/management/contract.ts';
import { type FakeWorld, scopeList } from './fake-world.ts';

/** Stands in for the gateway while pages are drawn: the contract's routes over a world in memory, and the built console. */
type Handlers = { [N in ManagementName]: (input: z.output<Management[N]['input']>) => ManagementOutput<N> };

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export function createFakeServer(world: FakeWorld, files: string) {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const work = url.pathname.startsWith('/api/v1/') ? answer(world, request, url, response) : serve(files, url.pathname, response);
    work.catch((error: unknown) => send(response, 500, { error: { code: 'internal', message: String(error) } }));
  });
}

async function answer(world: FakeWorld, request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
  try {
    const { name, path } = findRoute(request.method ?? 'GET', url.pathname.slice('/api/v1'.length));
    const body = await readBody(request);
    const operation = management[name];
    if (operation.access !== 'public' && !world.session) throw new GatewayError(world.claimed ? 'session_missing' : 'not_claimed');
    const parsed = operation.input.safeParse({ ...Object.fromEntries(url.searchParams), ...body, ...path });
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message }));
      throw new GatewayError('input_invalid', { issues });
    }
    const handler = createHandlers(world)[name] as (input: unknown) => unknown;
    const output = handler(parsed.data);
    send(response, 200, operation.output.parse(output));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    send(response, error.status, {
      error: { code: error.code, message: error.message, details: error.details, request_id: randomUUID(), retry: error.retry },
    });
  }
}

function createHandlers(world: FakeWorld): Handlers {
  const ok = { ok: true } as const;
  const fail = (code: ErrorCode, details: ErrorDetails = {}): never => {
    throw new GatewayError(code, details);
  };
  const group = (id: string) => world.groups.find((each) => each.id === id) ?? fail('not_found');
  const connection = (id: string) => world.connections.find((each) => each.id === id) ?? fail('not_found');
  const signIn = (name: string, email: string) => {
    world.claimed = true;
    world.session = { member: { id: 'm1', name, email, role: 'admin' }, organisation: { name: 'Northwind' } };
    return world.session;
  };
  return {
    'setup.read': () => ({
      claimed: world.claimed,
      version: '0.1.0',
      publicUrl: 'https://gatehouse.northwind.example',
      intercom: {
        mode: world.mode,
        oauth: true,
        callbackUrls: ['/api/oauth-callback/intercom', '/api/auth/intercom/callback'].map(
          (path) => `https://gatehouse.northwind.example${path}`,
        ),
      },
    }),
    'invitations.look': ({ token }) =>
      token === 'expired'
        ? fail('invitation_invalid')
        : { role: 'admin', claim: token.startsWith('claim'), organisation: 'Northwind', expiresAt: Date.now() + 3_600_000 },
    'invitations.accept': ({ name, email }) => signIn(name, email),
    'session.create': ({ email, password }) => (password === 'wrong' ? fail('sign_in_refused') : signIn('Ada Ferris', email)),
    'session.read': () => world.session ?? fail('session_missing'),
    'session.end': () => {
      world.session = null;
      return ok;
    },
    'scopes.list': () => ({ scopes: scopeList() }),
    'members.list': () => ({ members: world.members, invitations: world.invitations }),
    'members.invite': ({ role, note }) => {
      const invitation = { id: randomUUID(), role, note, createdAt: Date.now(), expiresAt: Date.now() + 7 * 86_400_000 };
      world.invitations.push(invitation);
      return { invitation, url: `https://gatehouse.northwind.example/join/${randomUUID()}` };
    },
    'invitations.withdraw': ({ id }) => {
      world.invitations = world.invitations.filter((each) => each.id !== id);
      return ok;
    },
    'members.set_role': ({ id, role }) => {
      const member = world.members.find((each) => each.id === id) ?? fail('not_found');
      member.role = role;
      return ok;
    },
    'members.remove': ({ id }) => {
      world.members = world.members.filter((each) => each.id !== id);
      return ok;
    },
    'groups.list': () => ({ groups: world.groups }),
    'groups.create': ({ name, description }) => {
      if (world.groups.some((each) => each.name === name)) fail('conflict', { field: 'name', fix: 'Another group has this name.' });
      const made = { id: randomUUID(), name, description, createdAt: Date.now(), memberIds: [], grants: [], keyCount: 0 };
      world.groups.push(made);
      return made;
    },
    'groups.update': ({ id, name, description }) =>
      Object.assign(group(id), { ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) }),
    'groups.remove': ({ id }) => {
      world.groups = world.groups.filter((each) => each.id !== id);
      return ok;
    },
    'groups.add_member': ({ id, memberId }) => {
      group(id).memberIds.push(memberId);
      return group(id);
    },
    'groups.remove_member': ({ id, memberId }) => {
      group(id).memberIds = group(id).memberIds.filter((each) => each !== memberId);
      return group(id);
    },
    'groups.set_grant': ({ id, connectionId, scopes }) => {
      const others = group(id).grants.filter((grant) => grant.connectionId !== connectionId);
      group(id).grants = scopes.length === 0 ? others : [...others, { connectionId, scopes }];
      return group(id);
    },
    'keys.list': () => ({ keys: world.keys }),
    'keys.create': ({ groupId, name }) => {
      const id = randomUUID().slice(0, 4);
      const now = Date.now();
      const facts = { createdAt: now, createdBy: 'Ada Ferris', lastUsedAt: null, revokedAt: null };
      const key = { id, groupId, groupName: group(groupId).name, name, prefix: `gh_${id}4f7a`, ...facts };
      world.keys.push(key);
      group(groupId).keyCount += 1;
      return { key, secret: `gh_${id}4f7a_${'exampleonly'.repeat(3)}` };
    },
    'keys.revoke': ({ id }) => {
      const key = world.keys.find((each) => each.id === id) ?? fail('not_found');
      key.revokedAt = Date.now();
      return ok;
    },
    'connections.list': () => ({ connections: world.connections }),
    'connections.authorize': () => ({ authorizeUrl: '/integrations?connected=northwind-support' }),
    'connections.add_token': () => fail('token_invalid', { field: 'accessToken', fix: 'Copy the access token again.' }),
    'connections.check': ({ id }) => Object.assign(connection(id), { checkedAt: Date.now() }),
    'connections.remove': ({ id }) => {
      world.connections = world.connections.filter((each) => each.id !== id);
      return { ok: true, uninstalled: true };
    },
    'activity.list': ({ outcome, operation, surface, since, before, limit }) => {
      const rows = world.activity.filter(
        (row) =>
          (!outcome || row.outcome === outcome) &&
          (!operation || row.operation.includes(operation)) &&
          (!surface || row.surface === surface) &&
          (!since || row.at >= since) &&
          (!before || row.sequence < before),
      );
      const page = rows.slice(0, limit);
      return { rows: page, nextBefore: rows.length > page.length ? (page.at(-1)?.sequence ?? null) : null };
    },
  };
}

function findRoute(method: string, path: string): { name: ManagementName; path: Record<string, string> } {
  for (const name of Object.keys(management) as ManagementName[]) {
    const { method: own, path: template } = management[name];
    const match = new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path);
    if (own === method && match) return { name, path: { ...match.groups } };
  }
  throw new GatewayError('not_found');
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : JSON.parse(text);
}

async function serve(files: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = extname(path) === '' ? '/index.html' : normalize(path);
  const content = await readFile(join(files, wanted)).catch(() => null);
  response.writeHead(content ? 200 : 404, {
    'content-type': types[extname(wanted)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  response.end(content ?? '');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
