import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import { isForOperator, type OnError, toGatewayError } from '../../http/errors.ts';
import type { HostEnv } from '../../http/mounts.ts';
import type { People } from '../../identity/identity.ts';
import type { RunManagement } from '../../management/run.ts';
import { browserCookie, findMember, toAsked } from './management.ts';

interface Deps {
  readonly management: RunManagement;
  readonly people: Pick<People, 'verify'>;
  readonly onError: OnError;
}

/** Where Intercom sends the browser back to. Whatever happens, the browser goes on to the console, which finds the words. */
export function createOauthCallback({ management, people, onError }: Deps): Hono<HostEnv> {
  return new Hono<HostEnv>().get('/', async (c) => c.redirect(await finish(c), 303));

  async function finish(c: Context<HostEnv>): Promise<string> {
    const { code, state, error } = c.req.query();
    try {
      const asked = toAsked(c, await findMember(people, c.req.raw.headers));
      const answer = { code, state, error, browserCookie: getCookie(c, browserCookie) };
      const { name } = await management.finishAuthorization(answer, asked);
      deleteCookie(c, browserCookie, { path: '/api' });
      return `/integrations?${new URLSearchParams({ connected: name })}`;
    } catch (cause) {
      const failure = toGatewayError(cause);
      if (isForOperator(failure)) onError(cause, c.get('requestId'));
      // A code of ours and nothing else: what came from outside does not get into an address.
      return `/integrations?${new URLSearchParams({ error: failure.code, request_id: c.get('requestId') })}`;
    }
  }
}
