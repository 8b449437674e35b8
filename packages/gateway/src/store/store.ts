import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Clock, systemClock } from '@gatehouse/connector';
import { Kysely } from 'kysely';
import { lockDataFolder, makeDataFolder, makePrivateFile, toConfigError } from './data-folder.ts';
import type { StoreDialect } from './dialects/dialect.ts';
import { sqliteDialect } from './dialects/sqlite.ts';
import { migrate, migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import type { Store } from './ports.ts';
import { auditStore } from './queries/audit.ts';
import { connectionStore } from './queries/connections.ts';
import { diskTrials } from './queries/disk-trials.ts';
import { groupStore } from './queries/groups.ts';
import { invitationStore } from './queries/invitations.ts';
import { journalStore } from './queries/journal.ts';
import { keyStore } from './queries/keys.ts';
import { memberStore } from './queries/members.ts';
import { oauthAppStore } from './queries/oauth-app.ts';
import { oauthStateStore } from './queries/oauth-states.ts';
import { organisationStore } from './queries/organisation.ts';
import { passwordResetStore } from './queries/password-resets.ts';
import { openPolicy } from './queries/policy.ts';
import { sealedStore } from './queries/sealed.ts';
import type { Tables } from './schema.ts';

export interface OpenStore extends Store {
  /**
   * For the sign-in library, which queries its tables itself. It gets the same Kysely, not a connection of its own: a second
   * connection that waits for the first would stop the whole process, and the first with it.
   */
  readonly database: { readonly db: Kysely<Tables>; readonly type: StoreDialect['name'] };
}

export interface OpenOptions {
  /** A folder, or `:memory:`. */
  readonly dataDir: string;
  readonly clock?: Clock;
  readonly newId?: () => string;
  /** Told once, when the disk has failed in a way after which nothing is certain: from then on every call is refused. */
  readonly onLost?: (error: unknown) => void;
}

/** Opens the embedded store: locks the folder for this process and brings the tables up to date. Throws `ConfigError`. */
export async function openStore({ dataDir, clock = systemClock, newId = randomUUID, onLost = () => {} }: OpenOptions): Promise<OpenStore> {
  if (dataDir === ':memory:') return openWith(sqliteDialect(':memory:', { onLost }), { clock, newId });
  makeDataFolder(dataDir);
  const lock = lockDataFolder(dataDir);
  try {
    const file = join(dataDir, 'gatehouse.db');
    makePrivateFile(file, dirname(file));
    const store = await openWith(sqliteDialect(file, { onLost }), { clock, newId });
    return {
      ...store,
      async close() {
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw toConfigError(dataDir, error);
  }
}

/** The store on any engine. */
export async function openWith(
  dialect: StoreDialect,
  { clock, newId, list = migrations }: { clock: Clock; newId: () => string; list?: readonly Migration[] },
): Promise<OpenStore> {
  const db = new Kysely<Tables>({ dialect: dialect.kysely });
  let policy: Awaited<ReturnType<typeof openPolicy>>;
  try {
    await migrate(db, dialect, clock.now(), list);
    policy = await openPolicy(db);
    // A process that was killed after it forgot something may have left it in the log.
    dialect.forgetDeleted();
  } catch (error) {
    dialect.close();
    throw error;
  }
  return {
    organisation: organisationStore(db, newId, policy.change),
    members: memberStore(db, dialect, policy.change),
    invitations: invitationStore(db),
    passwordResets: passwordResetStore(db),
    groups: groupStore(db, dialect, policy.change),
    keys: keyStore(db, policy.change),
    connections: connectionStore(db, dialect, policy.change),
    policy: policy.store,
    oauthStates: oauthStateStore(db),
    oauthApp: oauthAppStore(db, dialect, policy.change),
    journal: journalStore(db, dialect),
    audit: auditStore(db, dialect),
    sealed: sealedStore(db, dialect, policy.change),
    database: { db, type: dialect.name },
    ...diskTrials(db, dialect),
    close: () => db.destroy(),
  };
}
