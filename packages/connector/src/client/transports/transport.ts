/** One HTTP request, ready to send. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
  /** Asked before a piece of the answer's body is kept; the rest stays in the network until it resolves. */
  readonly grow?: Grow;
}

/** Undefined when there is room for so many bytes more. */
export type Grow = (bytes: number) => Promise<void> | undefined;

export interface TransportResponse {
  readonly status: number;
  header(name: string): string | null;
  /** The whole body; rejects with `AnswerTooLarge` past `maxBytes`. */
  text(maxBytes: number): Promise<string>;
  /** The same, not read as text: for downloads. */
  bytes(maxBytes: number): Promise<Uint8Array>;
}

/**
 * How requests travel. It must not follow redirects (the token would travel along) and must not repeat a request by itself.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** Packed answers are read, but not asked for (docs/adr/0026). */
export const unpacked = { 'accept-encoding': 'identity' } as const;

/** A proxy did not let a request through. Nothing of it was sent to Intercom, which said nothing. */
export class ProxyRefused extends Error {
  override readonly name = 'ProxyRefused';
  readonly code = 'PROXY_REFUSED';
}

export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

export async function readText(chunks: AsyncIterable<Uint8Array> | null, maxBytes: number, grow?: Grow): Promise<string> {
  if (chunks === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new AnswerTooLarge(`The answer has more than ${maxBytes} bytes.`);
    await grow?.(chunk.byteLength);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

export async function readBytes(chunks: AsyncIterable<Uint8Array> | null, maxBytes: number, grow?: Grow): Promise<Uint8Array> {
  if (chunks === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new AnswerTooLarge(`The answer has more than ${maxBytes} bytes.`);
    await grow?.(chunk.byteLength);
    parts.push(chunk);
  }
  const whole = new Uint8Array(bytes);
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.byteLength;
  }, 0);
  return whole;
}
