import { isIP, isIPv6 } from 'node:net';
import { authorizeUrls, regionUrls } from '@gatehouse/connector';
import { editDistance } from '@gatehouse/connector/input-reading';
import * as z from 'zod';
import { type ConnectionPort, connectionPorts } from './connection-ports.ts';
import { ConfigError } from './errors.ts';
import { fixOfAddress, readIntercomAddress } from './intercom-address.ts';
import { checkOutbound, type Outbound, readOutbound } from './outbound/settings.ts';
import { type Region, regions } from './store/words.ts';

/** Every setting, read once at the start. Nothing else looks at the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The address people and agents use; no slash at the end. */
  readonly publicUrl: string;
  /** Ports on which one connection stands at the root. */
  readonly connectionPorts: readonly ConnectionPort[];
  readonly outbound: Outbound;
  readonly dataDir: string;
  /** For how long a connection stays open that asks for nothing. */
  readonly keepAliveSeconds: number;
  /** Addresses and ranges (`10.0.0.0/8`) whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Key ring as text (`id:base64,…`, the first one seals); null when the data folder holds it. */
  readonly keyring: string | null;
  readonly intercom: IntercomConfig;
  /** Whether the sandbox runs; `auto` while Intercom is not named, or a connection is of it. */
  readonly sandbox: 'on' | 'off' | 'auto';
  /** Where it listens; 0 takes any free port. */
  readonly sandboxPort: number;
  readonly logLevel: LogLevel;
  /** Whom people ask who are stuck: where their link leads, and how it is shown; null where nobody is named. */
  readonly support: Support | null;
  /** For how many days the audit is kept; null for good. */
  readonly auditDays: number | null;
  /** Whether operations that only Intercom's Preview version has exist. */
  readonly experimental: boolean;
  /** Whether fields that an operation does not have are refused in the bodies of REST, too. */
  readonly strict: boolean;
}

export interface Support {
  readonly href: `mailto:${string}` | `https://${string}`;
  readonly label: string;
}

/** Where Intercom is, and the sandbox. Which of the two a connection is of is chosen at each. */
export interface IntercomConfig {
  /** Whether whoever runs the gateway has named it, by an app or an address. */
  readonly named: boolean;
  /** The instance's OAuth app. */
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  /** Where a person authorizes. */
  readonly authorizeUrls: Readonly<Record<Region, string>>;
  /** Of the instance's app, and asked first who a token is. */
  readonly defaultRegion: Region;
  readonly apiUrls: Readonly<Record<Region, string>>;
  /** The sandbox inside the gateway; null where it does not run. */
  readonly sandbox: SandboxConfig | null;
}

export interface SandboxConfig {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';
export { ConfigError };

export interface Setting {
  readonly name: string;
  /** What holds when it is not set, in words where it is not a value. */
  readonly default: string;
  readonly meaning: string;
  /** Its value never appears in a message, log or document. */
  readonly secret: boolean;
}

const define = <Name extends string>(name: Name, fallback: string, meaning: string, secret = false) =>
  ({ name, default: fallback, meaning, secret }) as const satisfies Setting;

/** The reference of settings is made from this list, and no other name is read. */
export const settings = [
  define('GATEHOUSE_HOST', '127.0.0.1', 'The address to listen on. `0.0.0.0` lets other machines in: set GATEHOUSE_URL then.'),
  define('GATEHOUSE_PORT', '4400', 'The port to listen on.'),
  define('GATEHOUSE_URL', 'http:// with host and port', 'The address that people, agents and Intercom use. No path.'),
  define(
    'GATEHOUSE_CONNECTION_PORTS',
    'none',
    'Ports of their own for connections, for clients that keep only host and port of a base URL: `main:4401, eu:4402=https://eu.example.com`. There `/contacts` is what `/intercom/main/contacts` is on the main port. The address is the one that clients use, when it is not that of GATEHOUSE_URL with the port.',
  ),
  define(
    'GATEHOUSE_TRUSTED_PROXIES',
    'none',
    'Addresses or ranges of the proxies in front of the gateway, separated by commas (`127.0.0.1, 10.0.0.0/8`): what they say in `X-Forwarded-For` is believed, for limits by address.',
  ),
  define(
    'GATEHOUSE_KEEP_ALIVE_SECONDS',
    '75',
    'How long a connection stays open that asks for nothing. Longer than the proxies in front keep theirs (60 by default in most), or they answer 502 now and then.',
  ),
  define('GATEHOUSE_DATA_DIR', './data', 'The folder for the database. Only one gateway may use it at a time.'),
  define(
    'GATEHOUSE_KEYRING',
    'keyring.json in the data folder, made at the first start',
    'Keys that seal credentials: `id:base64-of-32-bytes`, several separated by commas. The first seals, the others still open.',
    true,
  ),
  define(
    'GATEHOUSE_AUDIT_DAYS',
    'none: everything is kept',
    'Days after which rows of the audit, and what the journal knows of the same writes, are forgotten.',
  ),
  define(
    'GATEHOUSE_EXPERIMENTAL',
    'off',
    "`on` adds the operations that only Intercom's Preview version has, which Intercom may change on any day.",
  ),
  define(
    'GATEHOUSE_STRICT',
    'off',
    '`on` refuses fields that an operation does not have in the bodies of REST calls, by name. Intercom overlooks them, and so does the gateway unless told.',
  ),
  define(
    'GATEHOUSE_SUPPORT',
    'none: whoever runs the gateway',
    'Whom people ask who are stuck: a mail address (`help@example.com`) or an https link. The console shows it on every error, and under Troubleshooting.',
  ),
  define('GATEHOUSE_LOG_LEVEL', 'info', '`silent`, `error`, `warn`, `info` or `debug`.'),
  define(
    'GATEHOUSE_SANDBOX',
    'auto',
    'Whether the sandbox runs, on this machine, for trying things: `on`, `off`, or `auto`, which is on unless INTERCOM_CLIENT_ID or INTERCOM_API_URL is set and no connection is of it.',
  ),
  define('GATEHOUSE_SANDBOX_PORT', '4500', 'The port of the sandbox. 0 takes a free one.'),
  define(
    'INTERCOM_CLIENT_ID',
    'none',
    "Client id of your app in Intercom's Developer Hub, for all who use this gateway; an administrator can enter one in the console instead, which goes before it.",
  ),
  define('INTERCOM_CLIENT_SECRET', 'none', 'Client secret of the same app.', true),
  define('INTERCOM_REGION', 'us', 'Where your Intercom is hosted: `us`, `eu` or `au`.'),
  define(
    'INTERCOM_API_URL',
    "the region's API",
    "An Intercom of your own making, such as a sandbox that runs elsewhere: its API's address. `https`, or `http` on this machine.",
  ),
  define('INTERCOM_AUTHORIZE_URL', "the region's page", 'Where a person authorizes; with INTERCOM_API_URL, `/oauth` on the same address.'),
  define(
    'GATEHOUSE_OUTBOUND_HOSTS',
    "Intercom's API, or the host of INTERCOM_API_URL",
    'The hosts that the gateway may send anything to, separated by commas: `api.eu.intercom.io, *.example.com`. To any other nothing leaves.',
  ),
  define(
    'HTTPS_PROXY',
    'none',
    'The proxy on the way to Intercom: `http://proxy.example.com:3128`, or https; with `user:password@` where it asks for them. Also in lower case, as the next two.',
    true,
  ),
  define(
    'HTTP_PROXY',
    'none',
    'The same for an Intercom of your own making without TLS, and for everything where HTTPS_PROXY is not set.',
    true,
  ),
  define(
    'NO_PROXY',
    'none',
    'Hosts that are reached without the proxy, separated by commas; `*` for all. So is the sandbox inside the gateway.',
  ),
] as const;

export type SettingName = (typeof settings)[number]['name'];

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  refuseUnknown(env);
  const text = (name: SettingName): string | undefined => env[name]?.trim() || undefined;
  const read = <T>(name: SettingName, schema: z.ZodType<T>, fallback: T, fix: string): T => {
    const value = text(name);
    if (value === undefined) return fallback;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    // The value is not shown: a credential may have landed in the wrong setting, or stand in an address.
    throw new ConfigError(name, `is not ${result.error.issues[0]?.message ?? 'valid'}`, fix);
  };

  const host = read('GATEHOUSE_HOST', hostName, '127.0.0.1', 'Use a name or an address such as `127.0.0.1` or `::1`, without a port.');
  const port = read('GATEHOUSE_PORT', portNumber, 4400, 'Use a number from 0 to 65535; 0 takes a free port.');
  const url = read('GATEHOUSE_URL', origin, null, 'Use an address such as `https://gatehouse.example.com`, without a path.');
  const outbound = readOutbound(env);
  const intercom = readIntercom(text, read);
  if (intercom.named) checkOutbound(intercom.apiUrls[intercom.defaultRegion], outbound);
  const readPorts = (main: number) => {
    const [name, fix] = ['GATEHOUSE_CONNECTION_PORTS', 'Use connections with ports of their own, such as `main:4401, eu:4402`.'] as const;
    const ports = read(name, connectionPorts(origin), [], fix);
    if (ports.some((one) => one.port === main && main !== 0)) throw new ConfigError(name, 'has the port of the gateway itself', fix);
    return ports;
  };
  return {
    host,
    port,
    publicUrl: url ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    connectionPorts: readPorts(port),
    dataDir: text('GATEHOUSE_DATA_DIR') ?? './data',
    trustedProxies: read(
      'GATEHOUSE_TRUSTED_PROXIES',
      proxies,
      [],
      'Use addresses or ranges of the proxies themselves, such as `127.0.0.1, 10.0.0.0/8, fd00::/8`; leave it out without a proxy.',
    ),
    keepAliveSeconds: read('GATEHOUSE_KEEP_ALIVE_SECONDS', seconds, 75, 'Use a number of seconds from 1 to 3600.'),
    // An empty value is passed on to be refused: somebody meant to give a key ring.
    keyring: env['GATEHOUSE_KEYRING'] ?? null,
    outbound,
    intercom,
    sandbox: read('GATEHOUSE_SANDBOX', oneOf(['on', 'off', 'auto']), 'auto', 'Use one of them, or leave it out.'),
    sandboxPort: read('GATEHOUSE_SANDBOX_PORT', portNumber, 4500, 'Use a number from 0 to 65535; 0 takes a free port.'),
    auditDays: read('GATEHOUSE_AUDIT_DAYS', days, null, 'Use a number of days from 1 to 36500, or leave it out to keep everything.'),
    experimental: read('GATEHOUSE_EXPERIMENTAL', oneOf(['on', 'off']), 'off', 'Use one of them, or leave it out.') === 'on',
    strict: read('GATEHOUSE_STRICT', oneOf(['on', 'off']), 'off', 'Use one of them, or leave it out.') === 'on',
    support: read(
      'GATEHOUSE_SUPPORT',
      support,
      null,
      'Use an address such as `help@example.com`, or a link such as `https://help.example.com/gatehouse`.',
    ),
    logLevel: read('GATEHOUSE_LOG_LEVEL', oneOf(['silent', 'error', 'warn', 'info', 'debug']), 'info', 'Use one of them, or leave it out.'),
  };
}

function readIntercom(
  text: (name: SettingName) => string | undefined,
  read: <T>(name: SettingName, schema: z.ZodType<T>, fallback: T, fix: string) => T,
): IntercomConfig {
  const clientId = text('INTERCOM_CLIENT_ID') ?? null;
  const clientSecret = text('INTERCOM_CLIENT_SECRET') ?? null;
  const region = read('INTERCOM_REGION', oneOf(regions), 'us', 'Use the region where the workspace is hosted.');
  const both =
    'Both are on the Authentication page of your app in the Developer Hub. Set neither where an administrator enters them in the console, under Settings.';
  if (clientId && !clientSecret) throw new ConfigError('INTERCOM_CLIENT_SECRET', 'is missing, while INTERCOM_CLIENT_ID is set', both);
  if (clientSecret && !clientId) throw new ConfigError('INTERCOM_CLIENT_ID', 'is missing, while INTERCOM_CLIENT_SECRET is set', both);

  const ownApi = read('INTERCOM_API_URL', intercomAddress, null, fixOfAddress);
  const ownPage = read('INTERCOM_AUTHORIZE_URL', pageUrl, null, 'Use an address such as `http://127.0.0.1:4500/oauth`.');
  if (ownPage && !ownApi) {
    throw new ConfigError('INTERCOM_API_URL', 'is missing, while INTERCOM_AUTHORIZE_URL is set', 'Set both, or neither.');
  }
  return {
    named: clientId !== null || ownApi !== null,
    clientId,
    clientSecret,
    authorizeUrls: own(ownPage ?? (ownApi && `${ownApi}/oauth`)) ?? authorizeUrls,
    defaultRegion: region,
    apiUrls: own(ownApi) ?? regionUrls,
    sandbox: null,
  };
}

/** One address for all regions. */
const own = (url: string | null) => (url === null ? null : { us: url, eu: url, au: url });

const oneOf = <const Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'a port' })
  .transform(Number)
  .refine((port) => port <= 65_535, { error: 'a port' });

const days = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'a number of days' })
  .transform((text): number | null => Number(text))
  .refine((count) => count !== null && count >= 1 && count <= 36_500, { error: 'a number of days' });

const seconds = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'a number of seconds' })
  .transform(Number)
  .refine((count) => count >= 1 && count <= 3600, { error: 'a number of seconds' });

const hostName = z.string().refine((host) => /^[A-Za-z0-9.-]+$/.test(host) || isIPv6(host), { error: 'a host' });

/** `0.0.0.0/0` would believe anybody, which is no setting but a hole. */
const proxies = z
  .string()
  .transform((text) => text.split(',').map((range) => range.trim()))
  .refine((ranges) => ranges.every(isRange), { error: 'a list of addresses and ranges' });

function isRange(range: string): boolean {
  const [address = '', bits, ...more] = range.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128));
}

/** A password in an address would end up in logs and links. */
const webUrl = (error: string) =>
  z.string().transform((text, context) => {
    const url = URL.parse(text);
    if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hash === '') return url;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });

const origin = webUrl('an http or https address')
  .refine((url) => url.pathname === '/' && url.search === '', { error: 'an address without a path' })
  .transform((url): string | null => url.origin);

/** A link that people click: nothing but mail and https, so no script and nothing that others on the way can read. */
const support = z.string().transform((text, context): Support | null => {
  const mail = text.replace(/^mailto:/i, '');
  if (/^[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+$/.test(mail)) return { href: `mailto:${mail}`, label: mail };
  const url = URL.parse(text);
  if (url?.protocol === 'https:' && url.username === '' && url.password === '') {
    return { href: url.href as `https://${string}`, label: (url.host + url.pathname).replace(/\/$/, '') };
  }
  context.addIssue({ code: 'custom', message: 'a mail address or an https link' });
  return z.NEVER;
});

const intercomAddress = z.string().transform((text, context): string | null => {
  const read = readIntercomAddress(text);
  if ('address' in read) return read.address;
  context.addIssue({ code: 'custom', message: read.not });
  return z.NEVER;
});

const pageUrl = webUrl('an http or https address').transform((url): string | null => url.href);

function refuseUnknown(env: Readonly<Record<string, string | undefined>>): void {
  if (env['GATEHOUSE_DATABASE_URL'] !== undefined) {
    throw new ConfigError(
      'GATEHOUSE_DATABASE_URL',
      'PostgreSQL is not supported yet',
      'Remove the setting: data is kept in SQLite, in GATEHOUSE_DATA_DIR.',
    );
  }
  const known = new Set<string>(settings.map((setting) => setting.name));
  for (const name of Object.keys(env)) {
    if (!name.startsWith('GATEHOUSE_') || known.has(name) || clientSettings.has(name)) continue;
    throw new ConfigError(name, 'is not a setting', `Did you mean ${nearest(name)}? Remove or correct it: it has no effect.`);
  }
}

/** Read by `gatehouse mcp` and the CLI, which talk to a gateway; often in the same environment. */
const clientSettings: ReadonlySet<string> = new Set(['GATEHOUSE_API_KEY']);

function nearest(name: string): string {
  const [best] = settings
    .map((setting) => ({ name: setting.name, distance: editDistance(name, setting.name) }))
    .sort((a, b) => a.distance - b.distance);
  return best?.name ?? '';
}
