import { ConfigError } from '../errors.ts';
import { fixOfAddress, readIntercomAddress } from '../intercom-address.ts';
import { type Outbound, readOutbound } from '../outbound/settings.ts';
import { type Region, regions } from '../store/words.ts';

/** Where `gatehouse mcp` finds Intercom: behind a gateway, or itself. */
export type McpSettings =
  | { readonly through: 'gateway'; readonly gatewayUrl: string; readonly apiKey: string }
  /** `apiUrl` stands for every region's address; null for Intercom's own. */
  | {
      readonly through: 'token';
      readonly token: string;
      readonly region: Region;
      readonly apiUrl: string | null;
      readonly experimental: boolean;
      readonly outbound: Outbound;
    };

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of `gatehouse mcp`. By hand, because a host waits for the first list and a schema library takes longer to load
 * than all of this. Throws `ConfigError`, in which no value is shown.
 */
export function readMcpSettings(env: Env): McpSettings {
  const [gatewayUrl, apiKey] = [text(env, 'GATEHOUSE_URL'), text(env, 'GATEHOUSE_API_KEY')];
  return gatewayUrl || apiKey ? readGateway(gatewayUrl, apiKey) : readToken(env);
}

function readGateway(gatewayUrl: string | undefined, apiKey: string | undefined): McpSettings {
  if (!gatewayUrl) throw new ConfigError('GATEHOUSE_URL', 'is missing, while GATEHOUSE_API_KEY is set', 'Set the address of the gateway.');
  if (!apiKey)
    throw new ConfigError('GATEHOUSE_API_KEY', 'is missing, while GATEHOUSE_URL is set', 'Make a key in the console under Keys.');
  if (!isWebAddress(gatewayUrl)) {
    throw new ConfigError('GATEHOUSE_URL', 'is not an http or https address', 'Use one such as https://gatehouse.example.com.');
  }
  // What hosts are given for MCP over HTTP is that address with `/mcp`.
  if (!/^\/(?:mcp\/*)?$/.test(URL.parse(gatewayUrl)?.pathname ?? '')) {
    throw new ConfigError('GATEHOUSE_URL', 'has a path', 'Leave it out: https://gatehouse.example.com.');
  }
  if (!isVisible(apiKey)) throw new ConfigError('GATEHOUSE_API_KEY', 'is not an API key', 'Copy the whole key, without spaces.');
  return { through: 'gateway', gatewayUrl, apiKey };
}

function readToken(env: Env): McpSettings {
  const token = text(env, 'INTERCOM_ACCESS_TOKEN');
  if (!token) {
    throw new ConfigError(
      'INTERCOM_ACCESS_TOKEN',
      'is missing',
      'Set it to talk to Intercom directly, or GATEHOUSE_URL and GATEHOUSE_API_KEY to go through a gateway.',
    );
  }
  if (!isVisible(token)) throw new ConfigError('INTERCOM_ACCESS_TOKEN', 'is not an access token', 'Paste it without spaces.');
  const name = text(env, 'INTERCOM_REGION') ?? 'us';
  const region = regions.find((known) => known === name);
  if (!region) throw new ConfigError('INTERCOM_REGION', 'is not a region', `Use one of ${regions.join(', ')}.`);
  const wanted = text(env, 'GATEHOUSE_EXPERIMENTAL') ?? 'off';
  if (wanted !== 'on' && wanted !== 'off') {
    throw new ConfigError('GATEHOUSE_EXPERIMENTAL', 'is not one of on, off', 'Use one of them, or leave it out.');
  }
  const outbound = readOutbound(env);
  const known = { through: 'token', token, region, experimental: wanted === 'on', outbound } as const;
  const apiUrl = text(env, 'INTERCOM_API_URL');
  if (apiUrl === undefined) return { ...known, apiUrl: null };
  const read = readIntercomAddress(apiUrl);
  if ('not' in read) throw new ConfigError('INTERCOM_API_URL', `is not ${read.not}`, fixOfAddress);
  return { ...known, apiUrl: read.address };
}

const text = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;

/** Anything else would be no header either. */
const isVisible = (secret: string) => /^[\x21-\x7e]+$/.test(secret);

const isWebAddress = (address: string) => /^https?:$/.test(URL.parse(address)?.protocol ?? '');
