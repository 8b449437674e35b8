import type { IncomingMessage } from 'node:http';

/** A port on which one connection stands at the root, for clients that keep only host and port of a base URL. */
export interface OwnPort {
  readonly connection: string;
  /** The address that its clients use; no slash at the end. */
  readonly publicUrl: string;
}

/** Which port a request came in at, and whether it left the connection out. */
interface Came {
  readonly port: OwnPort;
  readonly atRoot: boolean;
}

const cameIn = new WeakMap<object, Came>();
const health = /^\/(?:healthz|readyz)(?=[/?]|$)/;
/** A request line may have the whole address (RFC 9112 3.2.2). */
const target = /^(https?:\/\/[^/?#]*)?(.*)$/is;

/**
 * Puts the connection into the path, before anybody has read it: from here on it is a request as on the main port. A path that has it
 * already stays, and so does the health of the process.
 */
export function enter(incoming: IncomingMessage, port: OwnPort): void {
  const [, authority = '', path = ''] = target.exec(incoming.url ?? '/') ?? [];
  const own = `/intercom/${port.connection}`;
  const isOwn = path === own || path.startsWith(`${own}/`) || path.startsWith(`${own}?`);
  const atRoot = !isOwn && !health.test(path);
  cameIn.set(incoming, { port, atRoot });
  if (atRoot) incoming.url = authority + own + (path.startsWith('/') || path.startsWith('?') ? path : `/${path}`);
}

/** Where a request came in that did not come in at the main port. */
export function cameInAt(env: unknown): Came | undefined {
  const { incoming } = (env ?? {}) as { incoming?: object };
  return incoming && cameIn.get(incoming);
}

/** A URL has collapsed what goes up (`/../mcp`), and nothing else is on such a port. */
export const isOnOwnPort = ({ port }: Came, path: string): boolean =>
  health.test(path) || path === `/intercom/${port.connection}` || path.startsWith(`/intercom/${port.connection}/`);

/** The address under which the caller reached the connection, as it wrote it; undefined for what is no call of one. */
export function intercomBaseOf(env: unknown, path: string, publicUrl: string): string | undefined {
  const came = cameInAt(env);
  const incoming = (env as { incoming?: { url?: string } } | undefined)?.incoming?.url;
  const [, , asWritten = path] = target.exec(incoming ?? path) ?? [];
  const [, connection] = /^\/intercom\/([^/?]+)/.exec(asWritten) ?? [];
  if (connection === undefined) return undefined;
  if (came?.atRoot) return came.port.publicUrl;
  return `${came?.port.publicUrl ?? publicUrl}/intercom/${connection}`;
}
