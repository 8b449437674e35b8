import { setTimeout } from 'node:timers/promises';
import { type Clock, systemClock } from '@gatehouse/connector';
import { ControlError } from '../controls/input.ts';
import type { Random } from '../parts/random.ts';
import type { Notice } from '../parts/room.ts';
import type { Auth } from '../server/auth.ts';
import { shownAt } from '../server/earlier-shapes.ts';
import { versionOf } from '../server/versions.ts';
import { checkEndpoint, checkReceiver, type EndpointSettings, type WebhookOptions, type WebhookRecord } from './endpoints.ts';
import { type Attempt, createQueue, type Delivery, type Notification, type Queue } from './queue.ts';
import { createSender } from './sender.ts';
import { isUnlocked, type WebhookTopic } from './topics.ts';

/** An endpoint as it stands. */
export interface WebhookEndpoint extends Omit<EndpointSettings, 'disabled'> {
  readonly state: 'active' | 'disabled' | 'secret unknown' | 'not installed';
  /** What to do about a state that is not `active`. */
  readonly advice: string | null;
  /** Topics that it does not hear of, because the app or its tokens lost the permission. */
  readonly silent: readonly WebhookTopic[];
  /** Oldest first: all that are on their way, and the last 1,000 of the others. */
  readonly deliveries: readonly Delivery[];
}

interface Deps {
  auth: Auth;
  clock: Clock;
  random: Random;
  randomBytes: (count: number) => Uint8Array;
  /** The `id_code` of the workspace. */
  appId: () => string;
  /** Written before it is acted upon. */
  record: (record: WebhookRecord) => void;
}

/** How far apart two notifications that change places were: less than this. */
const shuffleMs = 2000;

export type Webhooks = ReturnType<typeof createWebhooks>;

/** Tells the endpoints of installed apps what happened, as Intercom does. */
export function createWebhooks(deps: Deps) {
  const { auth, record } = deps;
  const clock = patient(deps.clock);
  const sender = createSender(clock);
  const closing = new AbortController();
  const endpoints = new Map<string, EndpointSettings>();
  const queues = new Map<string, Queue>();
  let draws = deps.random.fork('webhooks');

  const apply = (entry: WebhookRecord): void => {
    if (entry.kind === 'webhook') endpoints.set(entry.endpoint.clientId, entry.endpoint);
    else endpoints.delete(entry.clientId);
  };
  const commit = (entry: WebhookRecord): void => {
    record(entry);
    apply(entry);
  };

  const queueOf = (clientId: string): Queue => {
    const known = queues.get(clientId);
    if (known) return known;
    const queue = createQueue({
      clock,
      obstacle: () => (auth.secretOf(clientId) === undefined ? `not sent: ${secretAdvice(clientId)}` : undefined),
      send: async (attempt, signal) => {
        const url = endpoints.get(clientId)?.url ?? '';
        return await sender.post(url, envelope(attempt, deps.appId()), auth.secretOf(clientId) ?? '', {
          background: attempt.topic !== 'ping',
          signal,
        });
      },
      onGone: () => {
        const endpoint = endpoints.get(clientId);
        if (endpoint) commit({ kind: 'webhook', endpoint: { ...endpoint, disabled: true } });
      },
    });
    queues.set(clientId, queue);
    return queue;
  };
  const stopQueues = (clientIds: readonly string[]): Promise<unknown> => {
    const stopping = clientIds.map((clientId) => queues.get(clientId)?.stop());
    for (const clientId of clientIds) queues.delete(clientId);
    return Promise.all(stopping);
  };

  const tokensOf = (clientId: string) => auth.tokens().filter((token) => token.clientId === clientId);
  /** What the app may hear of: what it has, of what a workspace granted it. */
  const hears = (clientId: string, topic: WebhookTopic): boolean => {
    const has = auth.app(clientId)?.permissions ?? [];
    return tokensOf(clientId).some((token) =>
      isUnlocked(
        topic,
        token.permissions.filter((permission) => has.includes(permission)),
      ),
    );
  };

  const notification = (topic: WebhookTopic, item: object): Notification => ({
    id: `notif_${uuid(deps.randomBytes(16))}`,
    topic,
    // The world goes on while it waits.
    item: structuredClone(item),
    duplicate: false,
    createdAt: clock.now(),
  });
  const notify = (endpoint: EndpointSettings, { topic, item }: Notice<WebhookTopic>): void => {
    const { clientId, duplicate, shuffle, version } = endpoint;
    if (endpoint.disabled || !endpoint.topics.includes(topic) || !hears(clientId, topic)) return;
    const queue = queueOf(clientId);
    const delay = () => (shuffle ? draws.int(0, shuffleMs - 1) : 0);
    const shown = versionOf(version);
    const first = notification(topic, shownAt(shown, item(shown)));
    queue.add(first, delay());
    if (duplicate > 0 && draws.chance(duplicate)) queue.add({ ...first, duplicate: true }, delay());
  };

  const standing = (endpoint: EndpointSettings): Pick<WebhookEndpoint, 'state' | 'advice'> => {
    const { clientId } = endpoint;
    if (endpoint.disabled) {
      return { state: 'disabled', advice: 'The receiver answered 410. Save the endpoint again with POST /_sandbox/webhooks.' };
    }
    if (auth.secretOf(clientId) === undefined) return { state: 'secret unknown', advice: secretAdvice(clientId) };
    if (tokensOf(clientId).length > 0) return { state: 'active', advice: null };
    return {
      state: 'not installed',
      advice: 'Nobody has authorized the app. Do so at /oauth, or mint a token with POST /_sandbox/tokens.',
    };
  };
  const view = (endpoint: EndpointSettings): WebhookEndpoint => {
    const { disabled: _, ...settings } = endpoint;
    const { state, advice } = standing(endpoint);
    const silent = state === 'not installed' ? [] : endpoint.topics.filter((topic) => !hears(endpoint.clientId, topic));
    return { ...settings, state, advice, silent, deliveries: queues.get(endpoint.clientId)?.deliveries() ?? [] };
  };
  const endpointOf = (clientId: string): EndpointSettings => {
    const endpoint = endpoints.get(clientId);
    if (!endpoint) throw new ControlError(404, `The app "${clientId}" has no endpoint; set one with POST /_sandbox/webhooks.`);
    return endpoint;
  };
  const refuseDisabled = (endpoint: EndpointSettings): void => {
    if (endpoint.disabled) throw new ControlError(409, `The endpoint is disabled. ${standing(endpoint).advice}`);
  };

  return {
    /** Replays what `record` was given once. */
    restore: apply,
    announce: (notices: readonly Notice<WebhookTopic>[]): void => {
      if (closing.signal.aborted) return;
      for (const notice of notices) for (const endpoint of endpoints.values()) notify(endpoint, notice);
    },
    /** Sets the endpoint of the app, once its receiver answers. Notifications that are on their way go to the new URL. */
    save: async (options: WebhookOptions): Promise<WebhookEndpoint> => {
      const endpoint = checkEndpoint(options, auth);
      await checkReceiver(endpoint.url, sender, closing.signal);
      commit({ kind: 'webhook', endpoint });
      return view(endpoint);
    },
    list: (): readonly WebhookEndpoint[] => [...endpoints.values()].map(view),
    remove: (clientId?: string): number => {
      const gone = clientId === undefined ? [...endpoints.keys()] : [endpointOf(clientId).clientId];
      for (const id of gone) commit({ kind: 'webhook_removed', clientId: id });
      void stopQueues(gone);
      return gone.length;
    },
    ping: async (clientId: string): Promise<Delivery> => {
      const endpoint = endpointOf(clientId);
      refuseDisabled(endpoint);
      const item = { type: 'ping', message: 'something something interzen' };
      return await queueOf(clientId).ping({ ...notification('ping', item), id: null });
    },
    redeliver: (id: string): Delivery => {
      for (const endpoint of endpoints.values()) {
        const queue = queues.get(endpoint.clientId);
        if (!queue?.deliveries().some((delivery) => delivery.id === id)) continue;
        refuseDisabled(endpoint);
        const delivery = queue.redeliver(id);
        if (delivery === 'unfinished') throw new ControlError(409, 'This notification is still on its way.');
        if (delivery) return delivery;
      }
      throw new ControlError(404, 'There is no notification with this id among the deliveries; see GET /_sandbox/webhooks.');
    },
    reset: (): void => {
      void stopQueues([...queues.keys()]);
      draws = deps.random.fork('webhooks');
    },
    close: async (): Promise<void> => {
      closing.abort();
      await stopQueues([...queues.keys()]);
    },
  };
}

const secretAdvice = (clientId: string) =>
  `the client secret is not known since the restart, so nothing can be signed; save the app again with PUT /_sandbox/apps/${encodeURIComponent(clientId)} and its clientSecret`;

/** In the order of recorded notifications, the older fields among them included. */
function envelope({ id, topic, item, attempts, createdAt, firstSentAt }: Attempt, appId: string): string {
  return JSON.stringify({
    type: 'notification_event',
    app_id: appId,
    data: { type: 'notification_event_data', item },
    links: {},
    id,
    topic,
    delivery_status: topic === 'ping' ? null : 'pending',
    delivery_attempts: attempts,
    delivered_at: 0,
    first_sent_at: Math.floor(firstSentAt / 1000),
    created_at: Math.floor(createdAt / 1000),
    self: null,
  });
}

function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The system's clock, but a retry that waits does not keep the process alive. */
function patient(clock: Clock): Clock {
  if (clock.sleep !== systemClock.sleep) return clock;
  return {
    now: () => clock.now(),
    sleep: (ms, signal) => setTimeout(ms, undefined, { ref: false, ...(signal ? { signal } : {}) }),
  };
}
