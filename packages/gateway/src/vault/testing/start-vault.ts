import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchTransport, type PermissionKey, permissions, systemClock, type Transport } from '@gatehouse/connector';
import { createSandbox, type Sandbox, type SandboxOptions } from '@gatehouse/sandbox';
import { onTestFinished } from 'vitest';
import { createAudit } from '../../audit/audit.ts';
import { GatewayError } from '../../errors.ts';
import { openStore } from '../../store/store.ts';
import { late } from '../../store/testing/late.ts';
import type { Region, Replacement } from '../../store/words.ts';
import { parseKeyRing } from '../keyring.ts';
import { createProbes } from '../probes.ts';
import { createVault } from '../vault.ts';

export const publicUrl = 'http://127.0.0.1:4400';
export const app = {
  clientId: 'gatehouse-test',
  clientSecret: 'a-secret',
  name: 'Gatehouse',
  redirectUrls: [`${publicUrl}/api/oauth-callback/intercom`],
};

export async function startSandbox(options: SandboxOptions = {}): Promise<{ sandbox: Sandbox; url: string }> {
  const sandbox = createSandbox({ size: { contacts: 13, companies: 1, conversations: 1, articles: 1 }, apps: [app], ...options });
  onTestFinished(() => sandbox.close());
  return { sandbox, url: (await sandbox.listen(0)).url };
}

/** An Intercom that answers what a test wants. */
export async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export interface Options {
  readonly apiUrls: Record<Region, string>;
  readonly clientSecret?: string | null;
  readonly transport?: Transport;
}

export async function startVault({ apiUrls, clientSecret = app.clientSecret, transport = fetchTransport() }: Options) {
  // The ten seconds that a call may take pass in two.
  const clock = { now: Date.now, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 5, signal) };
  const store = await openStore({ dataDir: ':memory:', clock });
  onTestFinished(() => store.close());
  const organisation = await store.organisation.get(clock.now());
  const deps = {
    store: { ...store, connections: late(store.connections), oauthStates: late(store.oauthStates) },
    audit: createAudit({ store: { audit: late(store.audit) }, clock }),
    ring: parseKeyRing(`k1:${randomBytes(32).toString('base64')}`),
    organisationId: organisation.id,
    intercom: {
      named: true,
      clientId: app.clientId,
      clientSecret,
      authorizeUrls: everywhere(`${apiUrls.us}/oauth`),
      defaultRegion: 'us',
      apiUrls,
      sandbox: null,
    } as const,
    isOfSandbox: async () => false,
    publicUrl,
    clock,
    random: randomBytes,
    newId: randomUUID,
    transport,
    memory: { probes: createProbes() },
  };
  return {
    store,
    deps,
    vault: createVault(deps),
    events: async () => (await store.audit.list({}, { limit: 100 })).map(({ event }) => event),
  };
}

export const everywhere = (url: string) => ({ us: url, eu: url, au: url });

export async function start(options: Omit<Options, 'apiUrls'> & { sandbox?: SandboxOptions } = {}) {
  const { sandbox, url } = await startSandbox(options.sandbox);
  return { sandbox, url, ...(await startVault({ ...options, apiUrls: everywhere(url) })) };
}

export async function refusal(attempt: Promise<unknown>): Promise<GatewayError> {
  const error = await attempt.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof GatewayError) return error;
  throw error ?? new Error('was not refused');
}

/** Begins, consents, and answers what the browser brings back. */
export async function consent(
  { vault, url }: { vault: ReturnType<typeof createVault>; url: string },
  name?: string,
  replace?: Replacement,
) {
  const { authorizeUrl, browserCookie } = await vault.begin('m1', { name, replace, callback: '/api/oauth-callback/intercom' });
  const form = new URLSearchParams(new URL(authorizeUrl).searchParams);
  form.set('action', 'authorize');
  const answer = await fetch(`${url}/oauth`, { method: 'POST', body: form, redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '').searchParams;
  return { code: back.get('code') ?? undefined, state: back.get('state') ?? undefined, error: undefined, browserCookie, memberId: 'm1' };
}

export const meCalls = (sandbox: Sandbox) => sandbox.requests().filter(({ path }) => path === '/me').length;
export const allBut = (...keys: PermissionKey[]) => permissions.map(({ key }) => key).filter((key) => !keys.includes(key));
