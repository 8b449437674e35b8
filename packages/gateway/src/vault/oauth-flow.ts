import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { OauthState, OauthStateStore } from '../store/ports.ts';
import type { Replacement, Target } from '../store/words.ts';
import type { Apps } from './apps.ts';
import type { CallbackPath } from './callback-paths.ts';

export const oauthLifetimeMs = 10 * 60_000;

/** What came back to a callback address. All of it is from outside. */
export interface CallbackAnswer {
  readonly code: string | undefined;
  readonly state: string | undefined;
  readonly error: string | undefined;
  readonly browserCookie: string | undefined;
  readonly memberId: string;
}

export interface OauthFlow {
  begin(
    memberId: string,
    options: { name?: string | undefined; callback: CallbackPath; to?: Target | undefined; replace?: Replacement | undefined },
  ): Promise<{ authorizeUrl: string; browserCookie: string }>;
  /** Spends the state and answers the code; throws whatever is wrong with the answer. */
  finish(answer: CallbackAnswer): Promise<{ code: string; to: Target; connectionName: string | null; replace: Replacement }>;
}

interface Deps {
  readonly states: OauthStateStore;
  readonly apps: Apps;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly random: (size: number) => Uint8Array;
}

export function createOauthFlow({ states, apps, publicUrl, clock, random }: Deps): OauthFlow {
  const secret = () => Buffer.from(random(32)).toString('base64url');

  return {
    async begin(memberId, { name, callback, to: chosen, replace = 'nothing' }) {
      const to = chosen ?? (await apps.usual());
      const app = await apps.get(to);
      const state = secret();
      const browserCookie = secret();
      const redirectUri = publicUrl + callback;
      await states.add({
        stateHash: sha256(state),
        browserHash: sha256(browserCookie),
        memberId,
        redirectUri,
        connectionName: name ?? null,
        target: to,
        replace,
        expiresAt: clock.now() + oauthLifetimeMs,
      });
      // No scope: what an Intercom app may do is ticked on the app, and Intercom ignores the parameter.
      const url = new URL(app.authorizeUrl);
      url.searchParams.set('client_id', app.clientId);
      url.searchParams.set('state', state);
      url.searchParams.set('redirect_uri', redirectUri);
      return { authorizeUrl: url.href, browserCookie };
    },

    async finish({ code, state, error, browserCookie, memberId }) {
      const taken = isSecret(state) ? await states.take(sha256(state), clock.now()) : undefined;
      if (!taken || !isSecret(browserCookie) || !isSame(sha256(browserCookie), taken.browserHash) || taken.memberId !== memberId) {
        throw new GatewayError('oauth_state_invalid', {
          field: 'state',
          fix: `Begin again under Integrations, open at ${publicUrl}, and finish in the same browser within ten minutes; each attempt works once.`,
        });
      }
      if (error !== undefined) throw refusal(error, taken);
      if (code === undefined || !/^[\x21-\x7e]{1,2000}$/.test(code)) {
        throw new GatewayError('oauth_code_invalid', { field: 'code', fix: 'Begin again under Integrations.' });
      }
      return { code, to: taken.target, connectionName: taken.connectionName, replace: taken.replace };
    },
  };
}

/** Intercom documents none of these; the words are OAuth's own and those that people report. */
function refusal(error: string, { redirectUri }: OauthState): GatewayError {
  if (/redirect/i.test(error)) return redirectMismatch(redirectUri);
  if (error === 'invalid_scope') {
    return new GatewayError('oauth_scope_invalid', {
      fix: "Tick the permissions on the app instead: Intercom's Developer Hub, your app, Authentication. Then begin again under Integrations.",
    });
  }
  if (error === 'invalid_client' || error === 'unauthorized_client') {
    return new GatewayError('oauth_client_invalid', {
      field: 'client_id',
      fix: "Compare the Client ID with the app's in Intercom's Developer Hub, Basic information: an administrator enters it under Settings, or whoever runs the gateway sets INTERCOM_CLIENT_ID.",
    });
  }
  if (error === 'server_error' || error === 'temporarily_unavailable') {
    return new GatewayError('upstream_failed', { fix: 'Begin again under Integrations in a few minutes.' });
  }
  return new GatewayError('oauth_refused', {
    fix: 'Begin again under Integrations and choose to authorize; if you may not install apps in that workspace, ask one of its Intercom administrators.',
  });
}

export const redirectMismatch = (redirectUri: string): GatewayError =>
  new GatewayError('oauth_redirect_mismatch', {
    field: 'redirect_uri',
    fix: `Add ${redirectUri} to the redirect URLs of the app in Intercom's Developer Hub, Authentication, then begin again under Integrations.`,
  });

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Ours are 43 characters; anything else was never ours. */
const isSecret = (text: string | undefined): text is string => text !== undefined && /^[\w-]{43}$/.test(text);

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
