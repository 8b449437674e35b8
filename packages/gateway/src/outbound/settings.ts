import { ConfigError, GatewayError } from '../errors.ts';

/** What stands between the gateway and Intercom, and whom it may talk to at all. */
export interface Outbound {
  /** Proxies by the scheme of what is asked for, with what they want to know of us. */
  readonly httpsProxy: string | null;
  readonly httpProxy: string | null;
  /** Hosts that are reached without a proxy, as text. */
  readonly noProxy: string;
  /** Hosts that may be sent to; null for those that the settings of Intercom name. */
  readonly hosts: readonly string[] | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Without a schema library: `gatehouse mcp` reads them too, and a host waits for it. Throws `ConfigError`, in which no value is shown. */
export function readOutbound(env: Env): Outbound {
  const hosts = env['GATEHOUSE_OUTBOUND_HOSTS']?.trim() || undefined;
  return {
    httpsProxy: readProxy(env, 'HTTPS_PROXY'),
    httpProxy: readProxy(env, 'HTTP_PROXY'),
    noProxy: either(env, 'NO_PROXY') ?? '',
    hosts: hosts === undefined ? null : readHosts(hosts),
  };
}

/** Both are in use; where both are set, curl and others take the lower case. */
const either = (env: Env, name: string): string | undefined => (env[name.toLowerCase()] ?? env[name])?.trim() || undefined;

function readProxy(env: Env, name: 'HTTPS_PROXY' | 'HTTP_PROXY'): string | null {
  const value = either(env, name);
  if (value === undefined) return null;
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`);
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '' && url.pathname === '/' && isDecodable(url)) return url.href;
  throw new ConfigError(
    name,
    'is not the address of an http or https proxy',
    'Use one such as `http://proxy.example.com:3128`, or `http://user:password@proxy.example.com:3128`.',
  );
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const fixOfHosts = 'Use names of hosts, such as `api.intercom.io, *.example.com, localhost:4500`; leave it out for those of Intercom.';

function readHosts(text: string): string[] {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase());
  if (hosts.every((host) => /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/.test(host)))
    return hosts;
  throw new ConfigError('GATEHOUSE_OUTBOUND_HOSTS', 'is not a list of hosts', fixOfHosts);
}

/** Throws `ConfigError` for an address that the gateway is set to talk to, and may not. */
export function checkOutbound(url: string, { hosts }: Outbound): void {
  if (hosts === null || isAmong(url, hosts)) return;
  throw new ConfigError(
    'GATEHOUSE_OUTBOUND_HOSTS',
    `does not have ${new URL(url).host}, the Intercom that the gateway is set to talk to`,
    'Add it, or set INTERCOM_REGION or INTERCOM_API_URL to another one.',
  );
}

const ports: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** Whether a host is in a list: with its port or whatever its port, or below `*.`. */
export function isAmong(url: string, hosts: readonly string[]): boolean {
  const { hostname, port, protocol } = new URL(url);
  const full = `${hostname}:${port || (ports[protocol] ?? '')}`;
  return hosts.some((host) => {
    const [wanted, own] = /(?<!\[[^\]]*):\d+$/.test(host) ? [host, full] : [host, hostname];
    return wanted.startsWith('*.') ? own.endsWith(wanted.slice(1)) : own === wanted;
  });
}

export const deniedOutbound = (url: string): GatewayError =>
  new GatewayError('outbound_denied', {
    fix: `${new URL(url).host} is not among the hosts that the gateway may send to, so nothing was sent. Whoever runs the gateway can add it to GATEHOUSE_OUTBOUND_HOSTS.`,
  });
