import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@gatehouse/connector';

const cookieName = 'gatehouse_device';
const validMs = 180 * 24 * 60 * 60_000;

/**
 * Tells a browser that has signed in to an account before from a stranger's, so that what strangers try does not keep its owner out.
 * It opens nothing: the password is asked for as before, and the tries with it are limited, too.
 */
export interface KnownBrowsers {
  /** The cookie to set after a sign-in. */
  cookieFor(email: string): string;
  /** What to count its tries by; undefined for a stranger. */
  recognise(email: string, headers: Headers): string | undefined;
}

export function createKnownBrowsers(options: {
  readonly secret: string;
  readonly secure: boolean;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
}): KnownBrowsers {
  const { secret, secure, clock, randomBytes } = options;
  const sign = (email: string, id: string, until: string) =>
    createHmac('sha256', secret).update(`known browser\n${email.toLowerCase()}\n${id}\n${until}`).digest();
  return {
    cookieFor(email) {
      const id = Buffer.from(randomBytes(16)).toString('base64url');
      const until = String(clock.now() + validMs);
      const value = `${id}.${until}.${sign(email, id, until).toString('base64url')}`;
      // Only where one signs in or follows a link, which is all below the API.
      return `${cookieName}=${value}; Max-Age=${validMs / 1000}; Path=/api; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
    },
    recognise(email, headers) {
      const found = new RegExp(`(?:^|; )${cookieName}=([\\w-]{22})\\.(\\d{13})\\.([\\w-]{43})(?:;|$)`).exec(headers.get('cookie') ?? '');
      const [, id = '', until = '', signature = ''] = found ?? [];
      if (!found || Number(until) <= clock.now()) return undefined;
      const given = Buffer.from(signature, 'base64url');
      const right = sign(email, id, until);
      return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
    },
  };
}
