import { codingsOf, NotUnpackable } from './codings.ts';
import { readBytes, readText, type Transport, unpacked } from './transport.ts';

/** The default: the platform's `fetch`, so that the library runs wherever that exists. */
export const fetchTransport =
  (fetch: typeof globalThis.fetch = globalThis.fetch): Transport =>
  async ({ method, url, headers, body, signal, grow }) => {
    const response = await fetch(url, {
      method,
      headers: { ...unpacked, ...headers },
      signal,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    const plain = () => {
      try {
        refuseUnknown(response.headers.get('content-encoding'));
      } catch (cause) {
        void response.body?.cancel();
        throw cause;
      }
      return response.body;
    };
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      text: async (maxBytes) => readText(plain(), maxBytes, grow),
      bytes: async (maxBytes) => readBytes(plain(), maxBytes, grow),
    };
  };

/** `fetch` unpacks what it knows, and hands on what it does not know as it came; `identity` among others is what it does not know. */
function refuseUnknown(contentEncoding: string | null): void {
  if (contentEncoding === null) return;
  const codings = codingsOf(contentEncoding);
  if (codings.length > 0 && codings.length < contentEncoding.split(',').length) {
    throw new NotUnpackable(`Content-Encoding is ${JSON.stringify(contentEncoding.slice(0, 100))}, which fetch does not unpack`);
  }
}
