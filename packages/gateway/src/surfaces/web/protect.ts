import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { GatewayError } from '../../errors.ts';
import type { WebEnv } from './answer.ts';

export interface ProtectDeps {
  readonly publicUrl: string;
  readonly newId: () => string;
  readonly isClaimed: () => Promise<boolean>;
}

/** What an installation without an administrator answers to anybody, besides the console's own files. */
const openBeforeClaim: ReadonlySet<string> = new Set(['/api/v1/setup', '/api/v1/invitations/look', '/api/v1/invitations/accept']);
const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const interfaces = /^\/(api|mcp|intercom)(\/|$)/;

/** A request id, the security headers, the host check, and the door that stays shut until somebody has claimed the installation. */
export function protect({ publicUrl, newId, isClaimed }: ProtectDeps): MiddlewareHandler<WebEnv>[] {
  const own = new URL(publicUrl);
  const https = own.protocol === 'https:';

  return [
    async (c, next) => {
      if (!c.get('requestId')) c.set('requestId', newId());
      await next();
      const { headers } = c.res;
      if (!headers.has('x-request-id')) headers.set('x-request-id', c.get('requestId'));
      if (interfaces.test(c.req.path) && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
    },
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
      strictTransportSecurity: https ? 'max-age=63072000; includeSubDomains' : false,
    }),
    async (c, next) => {
      if (!isOwnHost(c, own)) {
        // Otherwise a page elsewhere could point its own name at this machine and read what a browser here may read.
        throw new GatewayError('host_denied', {
          field: 'Host',
          fix: `Use ${own.origin}. If that is not the right address, whoever runs the gateway sets GATEHOUSE_URL.`,
        });
      }
      if (interfaces.test(c.req.path) && !openBeforeClaim.has(c.req.path) && !(await isClaimed())) {
        throw new GatewayError('not_claimed', { fix: 'Open the claim link that the gateway printed when it started.' });
      }
      await next();
    },
  ];
}

function isOwnHost(c: Context, own: URL): boolean {
  const given = c.req.header('host');
  const names = [hostnameOf(new URL(c.req.url).host), ...(given === undefined ? [] : [hostnameOf(given)])];
  return names.every((name) => name !== undefined && (name === own.hostname || loopbackNames.has(name)));
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
