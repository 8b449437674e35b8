import type { Clock } from '@gatehouse/connector';
import type { IntercomConfig } from '../config.ts';
import { GatewayError } from '../errors.ts';
import type { KeptOauthApp, OauthAppStore, Replaced } from '../store/ports.ts';
import type { Region, Target } from '../store/words.ts';
import { checkShape } from './app-shape.ts';
import type { IntercomAccount } from './intercom-account.ts';
import type { KeyRing } from './keyring.ts';
import type { OauthApp } from './oauth-app.ts';
import { originOf } from './origin.ts';
import { createPlaces } from './places.ts';
import { open, SealError, seal } from './seal.ts';
import { sandboxOf } from './target.ts';

/** Whose app authorizes workspaces in Intercom. */
export type AppOf = 'organisation' | 'instance';

/** The organisation's own app, as it may be shown. */
export type ShownApp = Pick<KeptOauthApp, 'clientId' | 'region' | 'origin' | 'savedAt' | 'version'> & {
  /** Whether the settings reach another Intercom than the one that knows it: then it is not used. */
  readonly elsewhere: boolean;
};

/** The apps by which workspaces are connected over OAuth. */
export interface Apps {
  /** The organisation's own goes before the instance's. Throws `oauth_client_invalid` where there is none. */
  get(to: Target): Promise<OauthApp>;
  /** What is meant where nobody says: Intercom if there is an app for it, otherwise the sandbox if it runs. */
  usual(): Promise<Target>;
  /** Undefined where there is none. */
  current(): Promise<AppOf | undefined>;
  show(): Promise<ShownApp | undefined>;
  /**
   * Keeps the organisation's own, sealed, once Intercom has been asked whether it knows it. Throws `input_invalid`, `oauth_client_invalid`
   * or an `upstream_…` error; then what was there stays.
   */
  set(app: Pick<OauthApp, 'clientId' | 'clientSecret' | 'region'>, seen?: number): Promise<Replaced>;
  remove(): Promise<boolean>;
}

interface Deps {
  readonly intercom: IntercomConfig;
  readonly store: { readonly oauthApp: OauthAppStore };
  readonly account: Pick<IntercomAccount, 'checkApp'>;
  readonly ring: KeyRing;
  readonly organisationId: string;
  readonly clock: Clock;
}

export function createApps({ intercom, store, account, ring, organisationId, clock }: Deps): Apps {
  const places = createPlaces(organisationId);
  const at = (region: Region) => ({ authorizeUrl: intercom.authorizeUrls[region], apiUrl: intercom.apiUrls[region], region });
  const { clientId, clientSecret, defaultRegion } = intercom;
  const instance: OauthApp | undefined =
    clientId === null || clientSecret === null ? undefined : { of: 'instance', clientId, clientSecret, ...at(defaultRegion) };

  const isReached = ({ origin, region }: KeptOauthApp) => origin === originOf(intercom, region);

  async function kept(): Promise<KeptOauthApp | undefined> {
    const app = await store.oauthApp.get();
    return app && isReached(app) ? app : undefined;
  }

  function opened(app: KeptOauthApp): OauthApp {
    try {
      const clientSecret = open(ring, places.appSecret(app), app.sealed);
      return { of: 'organisation', clientId: app.clientId, clientSecret, ...at(app.region) };
    } catch (cause) {
      if (!(cause instanceof SealError)) throw cause;
      const fix = 'The client secret that is kept does not open with the key ring. An administrator enters it again under Settings.';
      throw new GatewayError('oauth_client_invalid', { field: 'clientSecret', fix }, { cause });
    }
  }

  async function current(): Promise<AppOf | undefined> {
    if (await kept()) return 'organisation';
    return instance && 'instance';
  }

  return {
    current,
    async get(to) {
      if (to === 'sandbox') {
        const { url, ...app } = sandboxOf(intercom);
        return { of: 'sandbox', ...app, authorizeUrl: `${url}/oauth`, apiUrl: url, region: 'us' };
      }
      const own = await kept();
      if (own) return opened(own);
      if (instance) return instance;
      throw new GatewayError('oauth_client_invalid', { field: 'clientId', fix: fixOfNoApp });
    },
    usual: async () => ((await current()) !== undefined || intercom.sandbox === null ? 'intercom' : 'sandbox'),

    async show() {
      const app = await store.oauthApp.get();
      if (app === undefined) return undefined;
      const { clientId, region, origin, savedAt, version } = app;
      return { clientId, region, origin, savedAt, version, elsewhere: !isReached(app) };
    },
    async set({ clientId, clientSecret, region }, seen) {
      checkShape({ clientId, clientSecret });
      await account.checkApp({ of: 'organisation', clientId, clientSecret, ...at(region) });
      const origin = originOf(intercom, region);
      const sealed = seal(ring, places.appSecret({ clientId, origin }), clientSecret);
      return store.oauthApp.set({ clientId, region, origin, sealed, savedAt: clock.now() }, seen);
    },
    remove: () => store.oauthApp.remove(),
  };
}

const fixOfNoApp =
  'There is no Intercom app to authorize. An administrator enters the Client ID and Client secret of yours under Settings, or whoever runs the gateway sets INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET and starts it again; or connect with an access token instead.';
