import type { Connection, KeptOauthApp } from '../store/ports.ts';
import type { SealContext } from './seal.ts';

/** The places in which something sealed lies. What was sealed for one does not open in another. */
export interface Places {
  credential(connection: Pick<Connection, 'id' | 'origin'>, version: number): SealContext;
  /** The secret of the organisation's own Intercom app. */
  appSecret(app: Pick<KeptOauthApp, 'clientId' | 'origin'>): SealContext;
  record(place: RecordPlace): SealContext;
  /** The value that proves the key ring. */
  readonly keyCheck: SealContext;
}

export interface RecordPlace {
  readonly connectionId: string;
  /** Of the journal. */
  readonly entryId: string;
  readonly field: 'request' | 'answer';
}

export const createPlaces = (organisationId: string): Places => ({
  credential: ({ id, origin }, version) => ({
    organisationId,
    connectionId: id,
    field: 'access_token',
    version,
    ...(origin === null ? {} : { origin }),
  }),
  appSecret: ({ clientId, origin }) => ({ organisationId, connectionId: '', field: `client_secret ${clientId}`, version: 1, origin }),
  record: ({ connectionId, entryId, field }) => ({ organisationId, connectionId, field: `journal ${entryId} ${field}`, version: 1 }),
  keyCheck: { organisationId, connectionId: '', field: 'key_check', version: 1 },
});
