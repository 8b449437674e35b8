import { type Clock, findOperation, IntercomError, send, type Transport } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import { toLine } from './intercom-account.ts';
import { lacksPermission, mayLackPermission } from './permission-refusal.ts';

const timeoutMs = 5000;

export type FindTeammate = (credential: { token: string; baseUrl: string }, id: string) => Promise<string | null>;

/** The name of a teammate; null where the credential may not look, so that nobody knows whether there is one. Throws `input_invalid` where there is none. */
export function createFindTeammate({ transport, clock }: { transport: Transport; clock: Clock }): FindTeammate {
  return async (credential, id) => {
    try {
      const input = { admin_id: id };
      const { body } = await send(findOperation('admins.get'), input, { transport, clock, timeoutMs, admit: async () => credential });
      const { name } = (body ?? {}) as { name?: unknown };
      return typeof name === 'string' ? toLine(name) || id : id;
    } catch (error) {
      if (!(error instanceof IntercomError)) throw error;
      if (lacksPermission(error) || mayLackPermission(error)) return null;
      if (error.status === 404)
        throw new GatewayError('input_invalid', { field: 'teammateId', fix: 'The workspace has no teammate with this id.' });
      if (error.status === 401 || error.status === 403)
        throw new GatewayError('upstream_refused', {
          fix: 'Intercom does not let this credential look for the teammate, and waiting changes nothing: see in Intercom that the app is installed and its token not suspended.',
          upstream: { status: error.status, errors: [] },
        });
      throw new GatewayError(error.status === 429 ? 'upstream_rate_limited' : 'upstream_unavailable', { fix: 'Try again in a minute.' });
    }
  };
}
