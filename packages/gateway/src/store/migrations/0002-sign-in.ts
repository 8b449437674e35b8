import type { Transaction } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/**
 * The tables of the sign-in library, exactly as it would make them; `identity/sign-in-library.test.ts` asks it whether anything is
 * missing. Version 0.1.0 let it make them itself at its first use, so they may be there already.
 */
export const signIn: Migration = { name: '0002-sign-in', up };

async function up({ schema }: Transaction<Tables>, { signInColumns: { flag, time } }: StoreDialect): Promise<void> {
  await schema
    .createTable('signin_users')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('emailVerified', flag, (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .execute();

  await schema
    .createTable('signin_sessions')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('expiresAt', time, (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('userId', 'text', (column) => column.notNull().references('signin_users.id').onDelete('cascade'))
    .execute();
  await schema.createIndex('signin_sessions_userId_idx').ifNotExists().on('signin_sessions').column('userId').execute();

  await schema
    .createTable('signin_accounts')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('accountId', 'text', (column) => column.notNull())
    .addColumn('providerId', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.notNull().references('signin_users.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', time)
    .addColumn('refreshTokenExpiresAt', time)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .execute();
  await schema.createIndex('signin_accounts_userId_idx').ifNotExists().on('signin_accounts').column('userId').execute();

  await schema
    .createTable('signin_verifications')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expiresAt', time, (column) => column.notNull())
    .addColumn('createdAt', time, (column) => column.notNull())
    .addColumn('updatedAt', time, (column) => column.notNull())
    .execute();
  await schema.createIndex('signin_verifications_identifier_idx').ifNotExists().on('signin_verifications').column('identifier').execute();
}
