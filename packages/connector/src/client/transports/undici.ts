import { readBytes, readText, type Transport } from './transport.ts';

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
 */
export const undiciTransport =
  (dispatcher: Dispatcher): Transport =>
  async ({ method, url, headers, body, signal, grow }) => {
    const { origin, pathname, search } = new URL(url);
    const response = await dispatcher.request({ origin, path: pathname + search, method, headers, body: body ?? null, signal });
    return {
      status: response.statusCode,
      header: (name) => {
        const value = response.headers[name.toLowerCase()];
        return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
      },
      text: (maxBytes) => readText(response.body, maxBytes, grow),
      bytes: (maxBytes) => readBytes(response.body, maxBytes, grow),
    };
  };
