import type { Transaction } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

export const first: Migration = { name: '0001-first', up };

async function up(db: Transaction<Tables>, dialect: StoreDialect): Promise<void> {
  const { schema } = db;

  await schema
    .createTable('organisation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('singleton', 'integer', (column) => column.notNull().unique().defaultTo(1))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('keyCheck', 'text')
    .execute();

  await schema
    .createTable('members')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('userId', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('invitations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tokenHash', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('claim', 'integer', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .addColumn('usedAt', 'bigint')
    .execute();

  await schema
    .createTable('groups')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('group_members')
    .addColumn('groupId', 'text', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('memberId', 'text', (column) => column.notNull().references('members.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('group_members_key', ['groupId', 'memberId'])
    .execute();
  await schema.createIndex('group_members_member').on('group_members').column('memberId').execute();

  await schema
    .createTable('connections')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('workspaceId', 'text', (column) => column.notNull().unique())
    .addColumn('workspaceName', 'text', (column) => column.notNull())
    .addColumn('region', 'text', (column) => column.notNull())
    .addColumn('adminId', 'text', (column) => column.notNull())
    .addColumn('adminName', 'text', (column) => column.notNull())
    .addColumn('adminEmail', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('createdBy', 'text', (column) => column.notNull())
    .addColumn('connectedAt', 'bigint', (column) => column.notNull())
    .addColumn('checkedAt', 'bigint')
    .addColumn('problem', 'text')
    .execute();

  await schema
    .createTable('credentials')
    .addColumn('connectionId', 'text', (column) => column.primaryKey().references('connections.id').onDelete('cascade'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute();

  await schema
    .createTable('grants')
    .addColumn('groupId', 'text', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('connectionId', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('grants_key', ['groupId', 'connectionId'])
    .execute();
  await schema.createIndex('grants_connection').on('grants').column('connectionId').execute();

  await schema
    .createTable('keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('groupId', 'text', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('prefix', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('createdBy', 'text', (column) => column.notNull())
    .addColumn('lastUsedAt', 'bigint')
    .addColumn('revokedAt', 'bigint')
    .execute();
  await schema.createIndex('keys_group').on('keys').column('groupId').execute();

  await schema
    .createTable('oauth_states')
    .addColumn('stateHash', 'text', (column) => column.primaryKey())
    .addColumn('browserHash', 'text', (column) => column.notNull())
    .addColumn('memberId', 'text', (column) => column.notNull())
    .addColumn('redirectUri', 'text', (column) => column.notNull())
    .addColumn('connectionName', 'text')
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .execute();

  await createRecords(db, dialect);
}

/** Audit and journal outlive what they speak of, so they refer to nothing. */
async function createRecords(db: Transaction<Tables>, dialect: StoreDialect): Promise<void> {
  const { schema } = db;

  await dialect
    .addSequence(schema.createTable('audit'), 'sequence')
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actorKind', 'text', (column) => column.notNull())
    .addColumn('actorId', 'text', (column) => column.notNull())
    .addColumn('actorName', 'text', (column) => column.notNull())
    .addColumn('groupId', 'text')
    .addColumn('groupName', 'text')
    .addColumn('surface', 'text', (column) => column.notNull())
    .addColumn('connectionId', 'text')
    .addColumn('connectionName', 'text')
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('effect', 'text', (column) => column.notNull())
    .addColumn('target', 'text')
    .addColumn('scope', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('errorCode', 'text')
    .addColumn('explanation', 'text')
    .addColumn('requestId', 'text', (column) => column.notNull())
    .addColumn('intercomRequestId', 'text')
    .addColumn('status', 'integer')
    .addColumn('durationMs', 'double precision')
    .execute();
  for (const column of ['at', 'outcome', 'operation', 'groupId', 'connectionId', 'actorId', 'surface'] as const) {
    await schema.createIndex(`audit_${column}`).on('audit').columns([column, 'sequence']).execute();
  }
  await dialect.protectRows(db, {
    table: 'audit',
    key: 'id',
    fixed: [
      ...['sequence', 'id', 'at', 'actorKind', 'actorId', 'actorName', 'groupId', 'groupName', 'surface', 'connectionId'],
      ...['connectionName', 'operation', 'event', 'effect', 'target', 'scope', 'requestId'],
    ],
    column: 'outcome',
    open: 'pending',
  });

  await schema
    .createTable('journal')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('auditId', 'text', (column) => column.notNull())
    .addColumn('connectionId', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('inputHash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('updatedAt', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('journal_state').on('journal').column('state').execute();
}
