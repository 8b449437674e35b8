import { ControlError } from '../controls/input.ts';
import type { App, Auth } from '../server/auth.ts';
import { ApiError } from '../server/errors.ts';
import { defaultVersion, versionOf } from '../server/versions.ts';
import { inWords, isOnThisMachine, isSuccess, type Sender } from './sender.ts';
import { isTopic, isUnlocked, type WebhookTopic, webhookTopics } from './topics.ts';

/** The Webhooks page of an app in the Developer Hub: one URL, and the topics it is told of. */
export interface WebhookOptions {
  clientId: string;
  /** On this machine: localhost, 127.0.0.1 or [::1]. It must answer HEAD with 2xx when it is saved. */
  url: string;
  topics: readonly string[];
  /** The API version of the app, in whose shapes it is notified. The one of the app unless told. */
  version?: string;
  /** Of the notifications, drawn from the seed, so many arrive twice: 0.3 are three in ten. */
  duplicate?: number;
  /** Whether notifications overtake each other, by up to two seconds. */
  shuffle?: boolean;
}

/** As it is kept and written to the state file; there is no secret in it. */
export interface EndpointSettings {
  clientId: string;
  url: string;
  topics: WebhookTopic[];
  version: string;
  duplicate: number;
  shuffle: boolean;
  /** The receiver said 410. Saving the endpoint again ends it. */
  disabled: boolean;
}

export type WebhookRecord = { kind: 'webhook'; endpoint: EndpointSettings } | { kind: 'webhook_removed'; clientId: string };

/** Everything that can be said about the settings without asking the receiver. */
export function checkEndpoint(options: WebhookOptions, auth: Auth): EndpointSettings {
  const { clientId, url, topics, version, duplicate = 0, shuffle = false } = options;
  const app = auth.app(clientId);
  if (!app) throw new ControlError(404, `There is no app "${clientId}"; create it with POST /_sandbox/apps.`);
  return {
    clientId,
    url: checkUrl(url),
    topics: checkTopics(topics, app),
    version: checkVersion(version ?? app.version ?? defaultVersion),
    duplicate,
    shuffle,
    disabled: false,
  };
}

function checkUrl(text: string): string {
  if (!URL.canParse(text)) throw new ControlError(400, '"url" must be a whole URL, such as http://127.0.0.1:3000/webhooks.');
  const url = new URL(text);
  if (!isOnThisMachine(url)) {
    throw new ControlError(
      400,
      `"url" must be http or https on this machine (localhost, 127.0.0.1, [::1]). The sandbox sends made-up notifications and never to anywhere else, so ${url.protocol}//${url.host} is refused.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new ControlError(400, '"url" must not hold a user name or a password; notifications are signed instead.');
  }
  return url.href;
}

function checkTopics(topics: readonly string[], app: App): WebhookTopic[] {
  if (topics.length === 0) throw new ControlError(400, '"topics" must name at least one topic.');
  const unknown = topics.filter((topic) => !isTopic(topic));
  if (unknown.length > 0) {
    throw new ControlError(
      400,
      `"topics": ${list(unknown)} cannot be fired by this sandbox. Those that can: ${Object.keys(webhookTopics).join(', ')}.`,
    );
  }
  const known = [...new Set(topics.filter(isTopic))];
  const locked = known.filter((topic) => !isUnlocked(topic, app.permissions));
  if (locked.length > 0) {
    const reasons = locked.map((topic) => `"${topic}" needs ${webhookTopics[topic].join(' or ')}`);
    throw new ControlError(
      400,
      `"topics": the app lacks permissions: ${reasons.join('; ')}. Give it one with PUT /_sandbox/apps/${encodeURIComponent(app.clientId)}, or leave the topics out.`,
    );
  }
  return known;
}

const list = (names: readonly string[]) => names.map((name) => JSON.stringify(String(name).slice(0, 100))).join(', ');

function checkVersion(text: string): string {
  try {
    return versionOf(text).name;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ControlError(400, `"version": ${error.message}. Give one such as 2.15, or none for ${defaultVersion}.`);
  }
}

/** Intercom saves a URL only when it answers a HEAD request. */
export async function checkReceiver(url: string, sender: Sender, signal: AbortSignal): Promise<void> {
  const receipt = await sender.head(url, signal);
  if (signal.aborted) throw new ControlError(409, 'The sandbox is closing.');
  if (isSuccess(receipt)) return;
  throw new ControlError(
    400,
    `The endpoint was not saved: a HEAD request to ${url} must be answered with 2xx, and was not (${inWords(receipt)}). Start the receiver, and let it answer HEAD.`,
  );
}
