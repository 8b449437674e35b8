import { type Context, Hono } from 'hono';
import { isForOperator, type OnError, toGatewayError } from '../../http/errors.ts';
import type { HostEnv } from '../../http/mounts.ts';
import type { People } from '../../identity/identity.ts';
import type { Management } from '../../management/management.ts';
import { findMember, setCookies, toCaller } from './management.ts';

interface Deps {
  readonly management: Pick<Management, 'run'>;
  readonly people: Pick<People, 'verify'>;
  readonly onError: OnError;
}

/** Where Intercom sends the browser back to. Whatever happens, the browser goes on to the console, which finds the words. */
export function createOauthCallback({ management, people, onError }: Deps): Hono<HostEnv> {
  return new Hono<HostEnv>().get('/', async (c) => c.redirect(await finish(c), 303));

  async function finish(c: Context<HostEnv>): Promise<string> {
    const { code, state, error } = c.req.query();
    try {
      const caller = toCaller(c, await findMember(people, c.req.raw.headers));
      const { output, cookies } = await management.run('connections.finish_authorization', caller, async () => ({ code, state, error }));
      setCookies(c, cookies);
      return `/integrations?${new URLSearchParams({ connected: output.name })}`;
    } catch (cause) {
      const failure = toGatewayError(cause);
      if (isForOperator(failure)) onError(cause, c.get('requestId'));
      // A code of ours and nothing else: what came from outside does not get into an address.
      return `/integrations?${new URLSearchParams({ error: failure.code, request_id: c.get('requestId') })}`;
    }
  }
}
