import type { Kysely } from 'kysely';
import type { OauthStateStore } from '../ports.ts';
import type { Tables } from '../schema.ts';

export function oauthStateStore(db: Kysely<Tables>): OauthStateStore {
  return {
    async add(state) {
      await db.insertInto('oauth_states').values(state).execute();
    },
    async take(stateHash, now) {
      await db.deleteFrom('oauth_states').where('expiresAt', '<=', now).execute();
      return db.deleteFrom('oauth_states').where('stateHash', '=', stateHash).returningAll().executeTakeFirst();
    },
  };
}
