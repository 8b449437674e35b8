import { ProxyRefused, type Transport } from '@gatehouse/connector';
import { undiciTransport } from '@gatehouse/connector/undici';
import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import { deniedOutbound, isAmong, type Outbound } from './settings.ts';

export interface Network {
  readonly transport: Transport;
  mayReach(url: string): boolean;
  /** What has not been answered is cut off. */
  destroy(): Promise<void>;
}

export interface NetworkDeps {
  readonly outbound: Outbound;
  /** The addresses of Intercom that the settings name. */
  readonly addresses: () => readonly string[];
  /** The address of the sandbox inside the gateway, which no proxy reaches; null where there is none. */
  readonly inside: () => string | null;
  readonly connections?: number;
}

/** How long it takes to find out that nobody answers at an address, or that a proxy does not connect. */
const connectTimeoutMs = 5000;
const timeouts = { headersTimeout: 60_000, bodyTimeout: 60_000 };

/** Everything that the gateway sends out goes through here: to hosts that it may talk to, and through the proxy if there is one. */
export function openNetwork({ outbound, addresses, inside, connections }: NetworkDeps): Network {
  const bound = connections === undefined ? {} : { connections };
  const options = { ...bound, ...timeouts, connect: { timeout: connectTimeoutMs } };
  const { httpProxy, httpsProxy } = outbound;
  const direct = new Agent(options);
  const outer = httpProxy === null && httpsProxy === null ? direct : throughProxy(outbound, options);
  const [sendInside, sendOut] = [undiciTransport(direct), undiciTransport(outer)];
  const isInside = (url: string) => inside() === new URL(url).origin;
  const mayReach = (url: string) => isInside(url) || isAmong(url, outbound.hosts ?? addresses().map(hostOf));
  return {
    mayReach,
    async transport(request) {
      if (!mayReach(request.url)) throw deniedOutbound(request.url);
      try {
        return await (isInside(request.url) ? sendInside : sendOut)(request);
      } catch (cause) {
        // What the proxy of plain http says; undici has no class of its own for it.
        if (cause instanceof Error && cause.message === 'Proxy Authentication Required (407)') throw refusal('answered 407', cause);
        throw cause;
      }
    },
    destroy: async () => void (await Promise.all([direct, outer].map((dispatcher) => dispatcher.destroy()))),
  };
}

const hostOf = (address: string) => new URL(address).host;

const loopback = ['localhost', '127.0.0.1', '[::1]'];

function throughProxy(outbound: Outbound, options: Agent.Options): Dispatcher {
  const { httpProxy, httpsProxy, noProxy } = outbound;
  const proxies = [httpProxy, httpsProxy].filter((proxy) => proxy !== null);
  // A proxy elsewhere does not reach this machine, and would read what goes to it without TLS.
  const isHere = proxies.every((proxy) => loopback.includes(new URL(proxy).hostname));
  return new EnvHttpProxyAgent({
    ...options,
    connectTimeout: connectTimeoutMs,
    // Empty, not absent: undici would read the environment.
    httpProxy: httpProxy ?? '',
    httpsProxy: httpsProxy ?? '',
    noProxy: isHere ? noProxy : [noProxy, ...loopback].join(','),
    clientFactory: openTunnels,
  });
}

/** Asks a proxy for tunnels, and says so where it gives none: undici's own errors may as well be of a request that was sent. */
function openTunnels(origin: URL, options: object): Pool {
  const pool = new Pool(origin.origin, { ...options, headersTimeout: connectTimeoutMs });
  const open = pool.connect.bind(pool) as (asked: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;
  const connect = async (asked: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
    const answer = await open(asked).catch((cause: unknown) => {
      throw refusal('could not be reached, or did not answer as a proxy', cause);
    });
    if (answer.statusCode === 200) return answer;
    answer.socket.on('error', () => {}).destroy();
    throw refusal(`answered ${answer.statusCode}`);
  };
  return Object.assign(pool, { connect });
}

const refusal = (what: string, cause?: unknown) =>
  new ProxyRefused(`The proxy between here and Intercom ${what}; nothing was sent to Intercom`, { cause });
