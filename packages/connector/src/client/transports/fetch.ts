import { readBytes, readText, type Transport } from './transport.ts';

/** The default: the platform's `fetch`, so that the library runs wherever that exists. */
export const fetchTransport =
  (fetch: typeof globalThis.fetch = globalThis.fetch): Transport =>
  async ({ method, url, headers, body, signal, grow }) => {
    const response = await fetch(url, { method, headers, signal, redirect: 'manual', ...(body === undefined ? {} : { body }) });
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      text: (maxBytes) => readText(response.body as AsyncIterable<Uint8Array> | null, maxBytes, grow),
      bytes: (maxBytes) => readBytes(response.body as AsyncIterable<Uint8Array> | null, maxBytes, grow),
    };
  };
