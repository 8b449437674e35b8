import type { Region } from '../store/words.ts';

/** An OAuth app, with the Intercom that knows it. */
export interface OauthApp {
  readonly of: 'sandbox' | 'organisation' | 'instance';
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where a person authorizes it. */
  readonly authorizeUrl: string;
  /** Where its codes are exchanged. */
  readonly apiUrl: string;
  readonly region: Region;
}

/** Where client id and client secret of an app are put right. */
export const fixOfApp = ({ of }: Pick<OauthApp, 'of'>): string =>
  of === 'organisation'
    ? "An administrator enters the Client ID and Client secret again under Settings, as they stand in Intercom's Developer Hub, your app, Basic information."
    : "Whoever runs the gateway sets INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET to the values in Intercom's Developer Hub, your app, Basic information, and starts it again; or an administrator enters an app of your own under Settings.";

/** For whoever has just entered them, and reads it beside the field. */
export const fixOfEntered = ({ apiUrl }: Pick<OauthApp, 'apiUrl'>): string =>
  `Intercom (${new URL(apiUrl).host}) does not know this Client ID, or not with this Client secret. Compare both with your app's in Intercom's Developer Hub, Basic information; where a region can be chosen, it has to be the app's.`;
