import { randomBytes, randomUUID } from 'node:crypto';
import { fetchTransport, type PermissionKey, systemClock } from '@gatehouse/connector';
import { createSandbox, type SandboxOptions } from '@gatehouse/sandbox';
import { sql } from 'kysely';
import { CookieJar } from 'tough-cookie';
import type { MemberPrincipal } from '../../../access/principal.ts';
import type { IntercomConfig } from '../../../config.ts';
import { createHost } from '../../../http/host.ts';
import { makePasswordReset } from '../../../identity/password-resets.ts';
import { type ManagementInput, type ManagementName, type ManagementOutput, management } from '../../../management/index.ts';
import { apiRoot, toRequest } from '../../../management/request.ts';
import { createRooms } from '../../../rooms.ts';
import { openStore } from '../../../store/store.ts';
import type { Role } from '../../../store/words.ts';
import { callbackPaths } from '../../../vault/callback-paths.ts';
import { parseKeyRing } from '../../../vault/keyring.ts';
import { createMounts } from '../../mounts.ts';

export const publicUrl = 'http://127.0.0.1:4400';
export const password = 'correct horse battery staple';
const clientId = 'gatehouse-test';
const clientSecret = 'client-secret-canary';
const tiny = { contacts: 13, companies: 1, conversations: 1, articles: 1 };

const everywhere = (url: string) => ({ us: url, eu: url, au: url });

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Every room that the web surface needs, for real, on a clock that can be put forward, with a sandbox as the Intercom that the settings name. */
export async function startWorld(
  options: {
    dataDir?: string;
    permissions?: readonly PermissionKey[];
    sandbox?: SandboxOptions;
    consoleDir?: string;
    intercom?: Partial<IntercomConfig>;
    experimental?: boolean;
  } = {},
) {
  const app = { clientId, clientSecret, name: 'Gatehouse', redirectUrls: callbackPaths.map((path) => publicUrl + path) };
  const sandbox = createSandbox({
    size: tiny,
    ...options.sandbox,
    apps: [options.permissions ? { ...app, permissions: options.permissions } : app],
  });
  const { url: sandboxUrl } = await sandbox.listen(0);
  const intercom: IntercomConfig = {
    named: true,
    clientId,
    clientSecret,
    authorizeUrls: everywhere(`${sandboxUrl}/oauth`),
    defaultRegion: 'us',
    apiUrls: everywhere(sandboxUrl),
    sandbox: null,
    ...options.intercom,
  };

  let ahead = 0;
  const clock = { now: () => Date.now() + ahead, sleep: systemClock.sleep };
  const store = await openStore({ dataDir: options.dataDir ?? ':memory:', clock });
  const organisation = await store.organisation.get(clock.now());
  const rooms = createRooms({
    store,
    ring: parseKeyRing(`k1:${randomBytes(32).toString('base64')}`),
    organisation,
    intercom,
    publicUrl,
    ...(options.experimental === undefined ? {} : { experimental: options.experimental }),
    transport: fetchTransport(),
    clock,
    newId: randomUUID,
    random: { bytes: randomBytes, fraction: Math.random },
  });
  const { people, invitations, access, vault, management: runner } = rooms;
  const failures: unknown[] = [];
  const onError = (cause: unknown) => failures.push(cause);
  const web = createHost({
    publicUrl,
    newId: randomUUID,
    isClaimed: runner.isClaimed,
    mounts: createMounts({
      rooms,
      publicUrl,
      ready: () => store.tryDisk(),
      onError,
      ...(options.consoleDir === undefined ? {} : { consoleDir: options.consoleDir }),
    }),
    onError,
  });

  const claimToken = async (): Promise<string> => (await invitations.createClaim())?.token ?? '';
  const resetToken = async (email: string): Promise<string> =>
    (await makePasswordReset(email, { store, clock, randomBytes, newId: randomUUID }))?.token ?? '';
  return {
    sandbox,
    sandboxUrl,
    clientId,
    clientSecret,
    store,
    people,
    keys: rooms.keys,
    invitations,
    access,
    vault,
    management: runner,
    web,
    failures,
    claimToken,
    resetToken,
    putForward: (ms: number) => {
      ahead += ms;
    },
    browser: () => new Browser(web),
    /** A browser in which the first administrator has just claimed the installation. */
    async claim(): Promise<Browser> {
      const browser = new Browser(web);
      await browser.call('invitations.accept', {
        token: await claimToken(),
        name: 'Ada Admin',
        organisation: 'Example Ltd',
        email: 'ada@example.com',
        password,
      });
      return browser;
    },
    /** Somebody in the organisation, without an account to sign in with. */
    async member(name: string, role: Role): Promise<MemberPrincipal> {
      const id = randomUUID();
      await store.members.add({ id, userId: `user of ${id}`, name, email: `${name}@example.com`, role, createdAt: 1, version: 1 });
      return { kind: 'member', id, name, role };
    },
    /** A browser in which somebody has joined by an invitation. */
    async join(administrator: Browser, name: string, role: 'admin' | 'member' = 'member'): Promise<Browser> {
      const { url } = await administrator.call('members.invite', { role });
      const browser = new Browser(web);
      const email = `${name.toLowerCase()}@example.com`;
      await browser.call('invitations.accept', { token: url.split('/').at(-1) ?? '', name, email, password });
      return browser;
    },
    /** Everything that is remembered, besides the audit and who is signed in. */
    async state(): Promise<string> {
      const { db } = store.database;
      const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`.execute(db);
      const left = rows.map(({ name }) => name).filter((name) => !/^(audit|signin_sessions|oauth_states|sqlite_)/.test(name));
      const tables = await Promise.all(left.map(async (name) => [name, (await sql`select * from ${sql.table(name)}`.execute(db)).rows]));
      return JSON.stringify(tables);
    },
    audit: async (filter: Parameters<typeof store.audit.list>[0] = {}) => store.audit.list(filter, { limit: 500 }),
    async close() {
      await people.ready();
      await sandbox.close();
      await store.close();
    },
  };
}

interface Web {
  request(input: Request): Response | Promise<Response>;
}

export interface BrowserReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** A person's browser: keeps cookies by the rules of the web, says where its requests come from, and follows no redirect by itself. */
export class Browser {
  readonly jar = new CookieJar();
  readonly #web: Web;

  constructor(web: Web) {
    this.#web = web;
  }

  /** Goes to the gateway in process, and to anybody else over the network. */
  async go(address: string, init: RequestInit = {}): Promise<BrowserReply> {
    const url = new URL(address, publicUrl);
    const headers = new Headers(init.headers);
    const cookies = await this.jar.getCookieString(url.href);
    if (cookies && !headers.has('cookie')) headers.set('cookie', cookies);
    const request = new Request(url, { ...init, headers, redirect: 'manual' });
    const response = url.origin === publicUrl ? await this.#web.request(request) : await fetch(request);
    for (const cookie of response.headers.getSetCookie()) await this.jar.setCookie(cookie, url.href);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  /** As the console sends it. */
  send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<BrowserReply> {
    return this.go(`${apiRoot}${path}`, {
      method,
      headers: {
        origin: publicUrl,
        'sec-fetch-site': 'same-origin',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** An operation by its name; throws what is not a success, and whatever does not fit the contract. */
  async call<N extends ManagementName>(name: N, input: ManagementInput<N>): Promise<ManagementOutput<N>> {
    const reply = await this.attempt(name, input);
    if (reply.status !== 200) throw new Error(`${name} answered ${reply.status}: ${reply.text}`);
    return management[name].output.parse(reply.body) as ManagementOutput<N>;
  }

  async attempt<N extends ManagementName>(name: N, input: ManagementInput<N>): Promise<BrowserReply> {
    const { method, path, body } = toRequest(management[name], input);
    return this.send(method, path.slice(apiRoot.length), body ?? undefined);
  }

  /** Through the consent page; answers the address that Intercom sends the browser back to. */
  async consent(authorizeUrl: string, action: 'authorize' | 'cancel' = 'authorize'): Promise<string> {
    const page = await this.go(authorizeUrl);
    if (page.status !== 200) throw new Error(`the consent page answered ${page.status}: ${page.text.slice(0, 2000)}`);
    const form = new URLSearchParams({ action });
    for (const [, name, value] of page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
      form.set(name ?? '', (value ?? '').replaceAll('&amp;', '&'));
    }
    const { origin } = new URL(authorizeUrl);
    const answer = await this.go(`${origin}/oauth`, { method: 'POST', body: form, headers: { origin } });
    return answer.headers.get('location') ?? '';
  }

  /** The whole way; answers where the browser ends up. */
  async connect(input: ManagementInput<'connections.authorize'> = {}): Promise<string> {
    const { authorizeUrl } = await this.call('connections.authorize', input);
    return this.comeBack(await this.consent(authorizeUrl));
  }

  async comeBack(callback: string): Promise<string> {
    const reply = await this.go(callback, { headers: { 'sec-fetch-site': 'cross-site' } });
    if (reply.status !== 303) throw new Error(`the callback answered ${reply.status}: ${reply.text}`);
    return reply.headers.get('location') ?? '';
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
