/**
 * The platform that the connector may use: web standards that every JavaScript runtime has, and of these only what is used. Neither
 * Node's types nor the DOM's are in its program (tsconfig.json), so that `Buffer`, `process` and `document` do not compile. Something
 * new from the standards is added here, on purpose. Programs that use the connector bring their own, complete declarations instead.
 */

type AbortListener = () => void;

interface AbortSignal {
  readonly aborted: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: as the standard has it
  readonly reason: any;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: AbortListener, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: AbortListener): void;
}
declare var AbortSignal: {
  any(signals: Iterable<AbortSignal>): AbortSignal;
  timeout(ms: number): AbortSignal;
};

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare var AbortController: { new (): AbortController };

interface URLSearchParams extends Iterable<[string, string]> {
  keys(): IterableIterator<string>;
  readonly size: number;
  append(name: string, value: string): void;
  get(name: string): string | null;
  set(name: string, value: string): void;
  toString(): string;
}
declare var URLSearchParams: { new (init?: string | Iterable<[string, string]>): URLSearchParams };

interface URL {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: URLSearchParams;
  readonly hash: string;
}
declare var URL: {
  new (url: string, base?: string): URL;
  canParse(url: string, base?: string): boolean;
  parse(url: string, base?: string): URL | null;
};

interface TextDecoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare var TextDecoder: { new (): TextDecoder };

declare var TextEncoder: { new (): { encode(text: string): Uint8Array<ArrayBuffer> } };

declare function btoa(text: string): string;

interface Response {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare var Response: { new (body: FormData): Response };

interface Blob {
  arrayBuffer(): Promise<ArrayBuffer>;
  readonly size: number;
}
declare var Blob: { new (parts: readonly (string | Uint8Array)[]): Blob };

interface FormData {
  append(name: string, value: string): void;
  append(name: string, value: Blob, fileName: string): void;
  set(name: string, value: string): void;
  set(name: string, value: Blob, fileName: string): void;
}
declare var FormData: { new (): FormData };

interface RequestInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
  readonly redirect?: 'manual';
}
declare function fetch(url: string, init?: RequestInit): Promise<Response>;

declare function setTimeout(callback: () => void, ms?: number): number;
declare function clearTimeout(timer: number): void;

declare function queueMicrotask(task: () => void): void;
