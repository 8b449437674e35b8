import { ConfigError } from './errors.ts';

/** Every setting, read once at the start. Nothing else looks at the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The address people and agents use; no slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** Key ring as text (`id:base64,…`, the first one seals); null when the data folder holds it. */
  readonly keyring: string | null;
  readonly intercom: IntercomConfig;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

export interface IntercomConfig {
  readonly mode: 'sandbox' | 'intercom';
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  /** Where a person authorizes. */
  readonly authorizeUrl: string;
  /** Where codes are exchanged, apps uninstalled, and `/me` is asked first. */
  readonly defaultRegion: Region;
  readonly apiUrls: Readonly<Record<Region, string>>;
}

export type Region = 'us' | 'eu' | 'au';
export { ConfigError };
