import { GatewayError } from '../errors.ts';
import type { Connection, ConnectionStore } from '../store/ports.ts';
import type { RecordEvent } from './audit-events.ts';
import type { Credentials } from './credentials.ts';
import type { IntercomAccount } from './intercom-account.ts';
import type { ProbeAnswer } from './probes.ts';

interface Deps {
  readonly store: { readonly connections: Pick<ConnectionStore, 'get' | 'readCredential' | 'requireReconnect'> };
  readonly credentials: Credentials;
  readonly account: IntercomAccount;
  readonly recordEvent: RecordEvent;
}

/** What follows when Intercom no longer takes a credential. */
export function createRefusedCredential({ store, credentials, account, recordEvent }: Deps) {
  /** Only the credential that was refused takes its connection along: a new one may have come in the meantime. */
  async function requireReconnect(connection: Connection, refusedVersion: number): Promise<boolean> {
    const kept = await store.connections.readCredential(connection.id);
    if (kept && kept.version !== refusedVersion) return false;
    const problem =
      'Intercom no longer accepts the credential: the app was uninstalled there, or the token was regenerated or blocked. ' +
      'An administrator connects the workspace again under Integrations.';
    if (await store.connections.requireReconnect(connection.id, problem)) {
      await recordEvent('connection.reconnect_required', connection, problem);
    }
    return true;
  }

  return {
    requireReconnect,

    /** Asks Intercom itself: a 401 of one call may be that call's own. */
    async probe(connection: Connection): Promise<ProbeAnswer> {
      try {
        const now = await store.connections.get(connection.id);
        if (now?.state !== 'connected') return 'reconnect_required';
        const { credential, version } = await credentials.open(now);
        const answer = await account.me(credential.baseUrl, credential.token);
        if (answer.kind !== 'refused') return 'ok';
        return (await requireReconnect(now, version)) ? 'reconnect_required' : 'ok';
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        return error.code === 'reconnect_required' ? 'reconnect_required' : 'unreachable';
      }
    },
  };
}
