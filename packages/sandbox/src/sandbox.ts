import { randomBytes as cryptoBytes } from 'node:crypto';
import { createServer } from 'node:https';
import { type AddressInfo, isIP } from 'node:net';
import { type Clock, type PermissionKey, systemClock } from '@gatehouse/connector';
import { createAdaptorServer } from '@hono/node-server';
import { createControls } from './controls/controls.ts';
import { perform, type Socket } from './faults/effects.ts';
import { createFaults, type Fault, type FaultRule } from './faults/faults.ts';
import { createRandom } from './parts/random.ts';
import type { Notice, Size, Workspace } from './parts/room.ts';
import { type Admin, admins } from './rooms/admins/room.ts';
import { type RoomTopic, rooms } from './rooms/registry.ts';
import { createApi } from './server/app.ts';
import { type App, type AppOptions, allPermissions, createAuth, fingerprintOf, type PrivateApp } from './server/auth.ts';
import { requestIds } from './server/errors.ts';
import { createLimits } from './server/limits.ts';
import { createOAuth } from './server/oauth.ts';
import { createRequestLog, type SeenRequest } from './server/requests.ts';
import type { Certificate } from './stand-in/certificate.ts';
import { translate } from './state/earlier-changes.ts';
import { createLedger, type LedgerEntry } from './state/ledger.ts';
import { memoryOnly, type Opening, openStateFile, type StateRecord } from './state/state-file.ts';
import { createWorld, fullSize, type LiveWorld } from './state/world.ts';
import type { WebhookOptions } from './webhooks/endpoints.ts';
import { createWebhooks, type WebhookEndpoint } from './webhooks/webhooks.ts';

export interface SandboxOptions {
  /** The same seed, size and region, started on the same day of the clock (UTC), make the same world, byte for byte. 1 unless told. */
  seed?: number;
  /** Webhooks wait by its `sleep`, for answers and for retries: with one that returns at once every delivery times out. */
  clock?: Clock;
  apps?: readonly AppOptions[];
  /** Calls of one app in a window of ten seconds; the workspace has two and a half times as many. 1666 unless told. */
  rateLimit?: number;
  /** How long a search does not find a new contact. Minutes at Intercom, 0 here unless told. */
  indexDelayMs?: number;
  /** Keeps what happens in this file; without it a restart forgets. Credentials are written as hashes. */
  stateFile?: string;
  region?: string;
  /** The workspace's. "Sandbox Workspace" unless told. */
  workspaceName?: string;
  /** For small worlds. At least 13 contacts and one company are made. */
  size?: Partial<Size>;
  /** Told, in one line, of each address that was asked for and is not known. Nobody unless told. */
  log?: (line: string) => void;
  /** Where credentials and the ids of notifications come from. */
  randomBytes?: (count: number) => Uint8Array;
}

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** An Intercom on this machine. */
export interface Sandbox {
  /** Answers in process. Faults that cut a connection reject, as `fetch` does. */
  fetch(request: Request): Promise<Response>;
  /** Port 0 takes a free one. With a certificate it is https, under `localhost` and whatever else that names. */
  listen(port: number, host?: string, tls?: Certificate): Promise<Listening>;
  readonly workspace: Workspace;
  readonly admins: readonly Admin[];
  /** Creates the app, or changes it. */
  saveApp(app: AppOptions): Omit<App, 'secretHash'>;
  /** An access token: of an app with its permissions, or of a private app with all or the given ones, and with its version. */
  mintToken(options?: { clientId?: string; permissions?: readonly PermissionKey[]; adminId?: string } & PrivateApp): string;
  revokeToken(token: string): boolean;
  addFault(rule: FaultRule): Fault;
  faults(): readonly Fault[];
  clearFaults(): void;
  /** Sets the one endpoint of an app, when its URL answers a HEAD request. */
  saveWebhook(webhook: WebhookOptions): Promise<WebhookEndpoint>;
  webhooks(): readonly WebhookEndpoint[];
  ledger(): readonly LedgerEntry[];
  requests(): readonly SeenRequest[];
  /** The seeded world again. Apps, tokens and the endpoints of webhooks stay. */
  reset(): void;
  close(): Promise<void>;
}

const dayMs = 86_400_000;

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = options.clock ?? systemClock;
  const fresh: Opening = {
    kind: 'opened',
    format: 1,
    seed: options.seed ?? 1,
    // Whole days, so that two sandboxes started on one day are the same.
    base: (Math.floor(clock.now() / dayMs) * dayMs) / 1000,
    region: options.region ?? 'US',
    size: { ...fullSize, ...options.size },
  };
  const state = options.stateFile === undefined ? memoryOnly(fresh) : openStateFile(options.stateFile, fresh);
  const { seed, base, size, region } = state.opening;
  const makeWorld = (): LiveWorld => createWorld(rooms, { seed, now: base, size, region, name: options.workspaceName });
  let world = makeWorld();

  const random = createRandom(seed);
  const nextRequestId = requestIds();
  const closing = new AbortController();
  const limits = createLimits(clock, options.rateLimit ?? 1666);
  const faults = createFaults(random);
  const requests = createRequestLog(() => clock.now(), fingerprintOf);
  const randomBytes = options.randomBytes ?? cryptoBytes;
  const auth = createAuth({ clock, randomBytes, record: state.append });
  const webhooks = createWebhooks({ auth, clock, random, randomBytes, appId: () => world.workspace.id_code, record: state.append });
  const ledger = createLedger({
    record: state.append,
    apply: (change) => world.apply(change),
    replay: (change) => {
      for (const one of translate(change, world)) world.apply(one);
    },
    announce: (applied) => {
      const now = Math.floor(clock.now() / 1000);
      const notices = applied.flatMap(({ room, ...transition }) => room.notices?.({ ...transition, world, now }) ?? []);
      webhooks.announce(notices as Notice<RoomTopic>[]);
    },
  });

  const forget = () => {
    world = makeWorld();
    ledger.clear();
  };
  try {
    for (const record of state.records) replay(record);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The state file ${options.stateFile} cannot be replayed. ${reason} Use the version that wrote it, or another file.`, {
      cause,
    });
  }
  function replay(record: StateRecord): void {
    if (record.kind === 'effect') ledger.restore(record);
    else if (record.kind === 'reset') forget();
    else if (record.kind === 'webhook' || record.kind === 'webhook_removed') webhooks.restore(record);
    else if (record.kind !== 'opened') auth.restore(record);
  }
  for (const app of options.apps ?? []) auth.saveApp(app);

  const teammates = () => world.of(admins).listed();
  const defaultAdminId = () => teammates().find((admin) => !admin.bot)?.id ?? '';
  const reset = () => {
    state.append({ kind: 'reset', at: clock.now() });
    forget();
    faults.reset();
    requests.clear();
    limits.reset();
    webhooks.reset();
  };
  const deps = {
    auth,
    limits,
    ledger,
    world: () => world,
    now: () => clock.now(),
    seed,
    indexDelayMs: options.indexDelayMs ?? 0,
    nextRequestId,
    log: options.log ?? (() => {}),
  };
  const api = createApi(deps);
  const oauth = createOAuth(deps);
  const isAdmin = (id: string) => world.of(admins).get(id) !== undefined;
  const controls = createControls({ auth, faults, ledger, requests, webhooks, defaultAdminId, isAdmin, reset });

  const isOAuth = (path: string) => path === '/oauth' || path === '/auth/eagle/token' || path === '/auth/uninstall';

  async function serve(request: Request, socket: Socket): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === '/_sandbox' || url.pathname.startsWith('/_sandbox/')) {
      return isLocal(request, url, socket)
        ? await controls.fetch(request)
        : new Response('Controls answer on this machine only.\n', { status: 403 });
    }
    const seen = requests.open(request, url);
    const handle = async () => await (isOAuth(url.pathname) ? oauth : api).fetch(request, socket);
    const fault = faults.next(request.method, url.pathname);
    seen.fault = fault?.kind ?? null;
    const response = await (fault
      ? perform(fault, request, socket, handle, { clock, limits, nextRequestId, closing: closing.signal })
      : handle());
    if (!response.headers.has('x-hono-already-sent')) seen.status = response.status;
    return response;
  }

  const servers = new Set<Listening>();

  return {
    fetch: (request) => serve(request, {}),
    listen: async (port, host = '127.0.0.1', tls) => {
      const fetch = (request: Request, env: unknown) => serve(request, env as Socket);
      const server = createAdaptorServer(tls ? { fetch, createServer, serverOptions: { ...tls } } : { fetch });
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
      const { port: actual } = server.address() as AddressInfo;
      const listening: Listening = {
        url: tls ? `https://localhost:${actual}` : `http://${isIP(host) === 6 ? `[${host}]` : host}:${actual}`,
        close: async () => {
          servers.delete(listening);
          const closed = new Promise<void>((resolve) => server.close(() => resolve()));
          if ('closeAllConnections' in server) server.closeAllConnections();
          await closed;
        },
      };
      servers.add(listening);
      return listening;
    },
    workspace: world.workspace,
    admins: teammates(),
    saveApp: (app) => {
      const { secretHash: _, ...view } = auth.saveApp(app);
      return view;
    },
    mintToken: ({ clientId, permissions, adminId = defaultAdminId(), ...own } = {}) => {
      const app = clientId === undefined ? undefined : auth.app(clientId);
      if (clientId !== undefined && !app) throw new Error(`The sandbox has no app "${clientId}".`);
      return auth.mint(clientId ?? null, adminId, permissions ?? app?.permissions ?? allPermissions, own);
    },
    revokeToken: (token) => auth.revoke(token),
    addFault: (rule) => faults.add(rule),
    faults: () => faults.list(),
    clearFaults: () => {
      faults.remove();
    },
    saveWebhook: (webhook) => webhooks.save(webhook),
    webhooks: () => webhooks.list(),
    ledger: () => ledger.entries(),
    requests: () => requests.entries(),
    reset,
    close: async () => {
      if (closing.signal.aborted) return;
      closing.abort(new Error('The sandbox is closing.'));
      await Promise.all([webhooks.close(), ...[...servers].map((server) => server.close())]);
      state.close();
    },
  };
}

/** From this machine, and not from a web page that was led here: neither by another name for this address nor from another site. */
function isLocal(request: Request, url: URL, { incoming }: Socket): boolean {
  if (!incoming) return true;
  const names = ['localhost', '127.0.0.1', '[::1]'];
  const origin = request.headers.get('origin');
  const from = incoming.socket.remoteAddress ?? '';
  const local = from === '::1' || /^(::ffff:)?127\./.test(from);
  return local && names.includes(url.hostname) && (origin === null || (URL.canParse(origin) && names.includes(new URL(origin).hostname)));
}
