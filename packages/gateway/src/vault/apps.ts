import type { IntercomConfig } from '../config.ts';
import { GatewayError } from '../errors.ts';
import type { Region, Target } from '../store/words.ts';
import { sandboxOf } from './target.ts';

export type AppOf = 'organisation' | 'instance';

/** An OAuth app, with the Intercom that knows it. */
export interface OauthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where a person authorizes it. */
  readonly authorizeUrl: string;
  /** Where its codes are exchanged. */
  readonly apiUrl: string;
  readonly region: Region;
}

/** The apps by which workspaces are connected over OAuth. */
export interface Apps {
  /** Throws `oauth_client_invalid` where there is none. */
  get(to: Target): Promise<OauthApp>;
  /** What is meant where nobody says: Intercom if there is an app for it, otherwise the sandbox if it runs. */
  usual(): Promise<Target>;
  /** Whose app authorizes workspaces in Intercom; undefined where there is none. */
  current(): Promise<AppOf | undefined>;
}

export function createApps({ intercom }: { intercom: IntercomConfig }): Apps {
  const { clientId, clientSecret, defaultRegion: region, authorizeUrls, apiUrls } = intercom;
  const instance: OauthApp | undefined =
    clientId === null || clientSecret === null
      ? undefined
      : { clientId, clientSecret, authorizeUrl: authorizeUrls[region], apiUrl: apiUrls[region], region };

  return {
    async get(to) {
      if (to === 'sandbox') {
        const { url, ...app } = sandboxOf(intercom);
        return { ...app, authorizeUrl: `${url}/oauth`, apiUrl: url, region: 'us' };
      }
      if (instance) return instance;
      throw new GatewayError('oauth_client_invalid', { field: 'INTERCOM_CLIENT_ID', fix: fixOfNoApp });
    },
    usual: async () => (instance !== undefined || intercom.sandbox === null ? 'intercom' : 'sandbox'),
    current: async () => (instance === undefined ? undefined : 'instance'),
  };
}

const fixOfNoApp =
  'There is no Intercom app to authorize. An administrator enters the Client ID and Client secret of yours under Integrations → OAuth app, or whoever runs the gateway sets INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET and starts it again; or connect with an access token instead.';
