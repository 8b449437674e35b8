import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { GatewayError } from '../errors.ts';
import { cameInAt } from './own-ports.ts';

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The headers that protect a browser, on every answer. */
export const securityHeaders = (publicUrl: string): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // The console's component library writes its style sheet into the page.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: new URL(publicUrl).protocol === 'https:' ? 'max-age=63072000; includeSubDomains' : false,
  });

/** Otherwise a page elsewhere could point its own name at this machine and read what a browser here may read. */
export function refuseForeignHosts(publicUrl: string): MiddlewareHandler {
  const main = new URL(publicUrl);
  return async (c, next) => {
    const came = cameInAt(c.env);
    const own = came ? new URL(came.port.publicUrl) : main;
    if (!isOwnHost(c, [own.hostname, main.hostname])) {
      const setting = came ? 'GATEHOUSE_CONNECTION_PORTS' : 'GATEHOUSE_URL';
      throw new GatewayError('host_denied', {
        field: 'Host',
        fix: `Use ${own.origin}. If that is not the right address, whoever runs the gateway sets ${setting}.`,
      });
    }
    await next();
  };
}

function isOwnHost(c: Context, own: readonly string[]): boolean {
  const given = c.req.header('host');
  const names = [hostnameOf(new URL(c.req.url).host), ...(given === undefined ? [] : [hostnameOf(given)])];
  return names.every((name) => name !== undefined && (own.includes(name) || loopbackNames.has(name)));
}

/** Host and port only: a URL parser would find a name of ours behind somebody else's `name@`. */
export const hostnameOf = (host: string): string | undefined =>
  /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host) ? URL.parse(`http://${host}`)?.hostname : undefined;

export const isLoopback = (name: string | undefined): boolean => name !== undefined && loopbackNames.has(name);

/**
 * Only pages of our own may change anything with a person's cookie. Browsers always say where a request comes from, and a page
 * cannot make them lie; a script of one's own sends `Origin` itself.
 */
export function checkOrigin(c: Context, publicOrigin: string): void {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const parsed = origin === undefined ? null : URL.parse(origin);
  // The host was checked before: it is one of ours.
  const sameHost = parsed !== null && parsed.origin === origin && parsed.host === (c.req.header('host') ?? new URL(c.req.url).host);
  const ownOrigin = origin === undefined || origin === publicOrigin || sameHost;
  if (ownOrigin && (site === undefined ? origin !== undefined : site === 'same-origin')) return;
  throw new GatewayError('origin_denied', {
    field: 'Origin',
    fix: `Open the console at ${publicOrigin}; a script sends \`Origin: ${publicOrigin}\`.`,
  });
}
