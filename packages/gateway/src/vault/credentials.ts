import { inspect } from 'node:util';
import type { IntercomConfig } from '../config.ts';
import { fixOfReconnect, GatewayError } from '../errors.ts';
import { deniedOutbound } from '../outbound/settings.ts';
import type { Connection, ConnectionStore, SealedCredential } from '../store/ports.ts';
import type { RecordEvent } from './audit-events.ts';
import type { KeyRing } from './keyring.ts';
import { addressOf, connectionElsewhere } from './origin.ts';
import { createPlaces } from './places.ts';
import { open, SealError, seal } from './seal.ts';
import type { Credential } from './vault.ts';

export interface OpenedCredential {
  readonly credential: Credential;
  /** Which of the connection's credentials it is. */
  readonly version: number;
}

/** Seals the credentials of connections and opens them again. */
export interface Credentials {
  /** For the Intercom that the connection is of. */
  seal(connection: Pick<Connection, 'id' | 'origin'>, version: number, token: string): SealedCredential;
  /**
   * Throws, before anything is opened, `connection_elsewhere` when the settings reach another Intercom than the connection's, and
   * `outbound_denied` when they do not allow it; and `reconnect_required` when there is no credential, or none that opens.
   */
  open(connection: Connection): Promise<OpenedCredential>;
}

interface Deps {
  readonly store: { readonly connections: Pick<ConnectionStore, 'readCredential'> };
  readonly ring: KeyRing;
  readonly organisationId: string;
  readonly intercom: Pick<IntercomConfig, 'named' | 'apiUrls' | 'sandbox'>;
  readonly recordEvent: RecordEvent;
  /** @default to wherever the settings of Intercom reach */
  readonly mayReach?: ((url: string) => boolean) | undefined;
}

export function createCredentials({ store, ring, organisationId, intercom, recordEvent, mayReach }: Deps): Credentials {
  /** Told once for each that does not open, not at each call that needs it. */
  const told = new Set<string>();
  const places = createPlaces(organisationId);

  async function tellOnce(connection: Connection, version: number, { reason, keyId }: SealError): Promise<void> {
    const attempt = `${connection.id} ${version} ${reason}`;
    if (told.has(attempt)) return;
    told.add(attempt);
    const why =
      reason === 'unknown_key'
        ? `The key ring (${ring.source}) lacks the key ${keyId}, with which the credential was sealed.`
        : 'The stored credential was changed from outside.';
    await recordEvent('connection.credential_unreadable', connection, why);
  }

  return {
    seal: (connection, version, token) => ({
      connectionId: connection.id,
      version,
      sealed: seal(ring, places.credential(connection, version), token),
    }),

    async open(connection) {
      // The state stays, here and below: with the right settings or key ring back in place, nobody has to authorize anything.
      const url = addressOf(connection, intercom);
      if (url === null) throw connectionElsewhere(connection, intercom);
      if (mayReach?.(url) === false) throw deniedOutbound(url);
      const kept = await store.connections.readCredential(connection.id);
      const fix = fixOfReconnect('the workspace');
      if (!kept) throw new GatewayError('reconnect_required', { connection: connection.name, fix });
      try {
        const token = open(ring, places.credential(connection, kept.version), kept.sealed);
        return { credential: toCredential(token, url), version: kept.version };
      } catch (cause) {
        if (!(cause instanceof SealError)) throw cause;
        await tellOnce(connection, kept.version, cause);
        throw new GatewayError('reconnect_required', { connection: connection.name, fix }, { cause });
      }
    },
  };
}

/** A credential that shows nothing when somebody logs, prints or serializes it. */
export function toCredential(token: string, baseUrl: string): Credential {
  const shown = () => ({ token: '[secret]', baseUrl });
  return Object.defineProperties({ token, baseUrl }, { toJSON: { value: shown }, [inspect.custom]: { value: shown } });
}
