import { parse, serialize } from 'hono/utils/cookie';
import { oauthLifetimeMs } from '../../vault/oauth-flow.ts';

const name = 'gatehouse_oauth';

/** The cookie that binds an authorization to the browser that began it; it goes along when Intercom sends that browser back. */
export function browserCookies(publicUrl: string) {
  const make = (value: string, maxAge: number) =>
    serialize(name, value, { maxAge, path: '/api', httpOnly: true, sameSite: 'Lax', secure: publicUrl.startsWith('https:') });
  return {
    set: (value: string): string => make(value, oauthLifetimeMs / 1000),
    remove: (): string => make('', 0),
    read: (headers: Headers): string | undefined => parse(headers.get('cookie') ?? '', name)[name],
  };
}
