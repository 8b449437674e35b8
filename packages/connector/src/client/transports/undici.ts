import { readBytes, readText, type Transport, unpacked } from './transport.ts';

/** What we need of an undici `Dispatcher` (`Pool`, `Agent`, …), so that undici is no dependency of the library. */
interface Dispatcher {
  request(options: {
    origin: string;
    path: string;
    method: string;
    headers: Readonly<Record<string, string>>;
    body?: string | Uint8Array | null;
    signal: AbortSignal;
  }): Promise<{
    statusCode: number;
    headers: Record<string, string | string[] | undefined>;
    body: AsyncIterable<Uint8Array>;
  }>;
}

/**
 * Sends over an undici dispatcher: about a third of the CPU of `fetch` for a small answer.
 *
 * @example createIntercom({ token, transport: undiciTransport(new Agent({ connections: 32 })) })
 * @example // through the proxy that HTTPS_PROXY names
 * createIntercom({ token, transport: undiciTransport(new EnvHttpProxyAgent()) })
 */
export const undiciTransport =
  (dispatcher: Dispatcher): Transport =>
  async ({ method, url, headers, body, signal, grow }) => {
    const { origin, pathname, search } = new URL(url);
    const response = await dispatcher.request({
      origin,
      // As it is written, where it can be sent so: a `URL` encodes more than has to be.
      path: /^https?:\/\/[^/?#]*(\/[!-"$-~]*)$/i.exec(url)?.[1] ?? pathname + search,
      method,
      headers: { ...unpacked, ...headers },
      body: body ?? null,
      signal,
    });
    const header = (name: string) => {
      const value = response.headers[name.toLowerCase()];
      return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
    };
    const coding = header('content-encoding');
    const plain = async (maxBytes: number) =>
      coding === null ? response.body : (await import('./unpack.ts')).unpack(response.body, coding, maxBytes);
    return {
      status: response.statusCode,
      header,
      text: async (maxBytes) => readText(await plain(maxBytes), maxBytes, grow),
      bytes: async (maxBytes) => readBytes(await plain(maxBytes), maxBytes, grow),
    };
  };
