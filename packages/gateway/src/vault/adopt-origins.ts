import type { IntercomConfig } from '../config.ts';
import type { Connection, ConnectionStore } from '../store/ports.ts';
import { sandboxOrigin } from '../store/words.ts';
import type { KeyRing } from './keyring.ts';
import { originOf } from './origin.ts';
import { createPlaces } from './places.ts';
import { open, SealError, seal } from './seal.ts';

interface Deps {
  readonly store: { readonly connections: Pick<ConnectionStore, 'list' | 'readCredential' | 'adopt'> };
  readonly ring: KeyRing;
  readonly organisationId: string;
  readonly intercom: IntercomConfig;
  /** Whether the sandbox inside the gateway gave the token out. */
  readonly isOfSandbox: (token: string) => Promise<boolean>;
}

/**
 * Once for each connection of a version before origins: finds out which Intercom it is of, and seals its credential for that one. A
 * token of the sandbox inside the gateway is known there; any other is of the Intercom that the settings name. While they name none
 * nobody can say, and it stays as it is: refused, until a start with one that is named.
 */
export async function adoptOrigins({ store, ring, organisationId, intercom, isOfSandbox }: Deps): Promise<void> {
  const places = createPlaces(organisationId);

  async function originFor({ region }: Connection, token: string): Promise<string | null> {
    if (await isOfSandbox(token)) return sandboxOrigin;
    return intercom.named ? originOf(intercom, region) : null;
  }

  for (const connection of await store.connections.list()) {
    const kept = connection.origin === null ? await store.connections.readCredential(connection.id) : undefined;
    if (!kept) continue;
    let token: string;
    try {
      token = open(ring, places.credential(connection, kept.version), kept.sealed);
    } catch (error) {
      // Its first use says why, once.
      if (error instanceof SealError) continue;
      throw error;
    }
    const origin = await originFor(connection, token);
    if (origin === null) continue;
    const place = places.credential({ id: connection.id, origin }, kept.version);
    await store.connections.adopt(connection.id, origin, kept, seal(ring, place, token));
  }
}
