import { createHash } from 'node:crypto';
import { type Clock, type PermissionKey, permissions } from '@gatehouse/connector';
import { unauthorized } from './errors.ts';
import { versionOf } from './versions.ts';

/** The two forms in which Intercom says that an app lacks a permission: a 403, or a 401 whose code older lists have for credentials. */
export const permissionRefusals = ['forbidden', 'token_unauthorized'] as const;
export type PermissionRefusal = (typeof permissionRefusals)[number];

/** An app of the Developer Hub, as this sandbox is told about it. */
export interface AppOptions {
  clientId: string;
  clientSecret: string;
  name: string;
  redirectUrls: readonly string[];
  /** The check boxes; all unless told. */
  permissions?: readonly PermissionKey[];
  /** How it is told that it lacks a permission; `forbidden` unless told. */
  refusal?: PermissionRefusal;
  /** The API version that answers calls without an `Intercom-Version` header, and in which it is notified. The newest unless told. */
  version?: string;
}

export interface App {
  clientId: string;
  secretHash: string;
  name: string;
  redirectUrls: string[];
  permissions: PermissionKey[];
  refusal?: PermissionRefusal;
  version?: string;
}

/** Only a hash is kept: neither a memory dump nor the state file holds a token. */
export interface Token {
  hash: string;
  /** First characters of the hash, for logs. */
  fingerprint: string;
  /** `null` for the token of a private app. */
  clientId: string | null;
  adminId: string;
  /** As they were at authorization: what the app gains later needs a new one. */
  permissions: PermissionKey[];
  /** Of a private app, which has one token, as `version`. */
  refusal?: PermissionRefusal;
  version?: string;
}

/** What a private app has that is not of its one token alone. */
export interface PrivateApp {
  version?: string | undefined;
  refusal?: PermissionRefusal | undefined;
}

interface Code {
  hash: string;
  clientId: string;
  adminId: string;
  expiresAt: number;
}

export type AuthRecord =
  | { kind: 'app'; app: App }
  | { kind: 'code'; code: Code }
  | { kind: 'code_used'; hash: string }
  | { kind: 'token'; token: Token }
  | { kind: 'revoked'; hashes: string[] };

export const allPermissions: readonly PermissionKey[] = permissions.map((permission) => permission.key);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const fingerprintOf = (credential: string): string => sha256(credential).slice(0, 12);

const codeLifetimeMs = 5 * 60_000;

interface Deps {
  clock: Clock;
  randomBytes: (count: number) => Uint8Array;
  /** Written before it is acted upon. */
  record: (record: AuthRecord) => void;
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ clock, randomBytes, record }: Deps) {
  const apps = new Map<string, App>();
  const tokens = new Map<string, Token>();
  const codes = new Map<string, Code>();
  /** Signatures need the secret itself. It is known of apps that were saved in this process, and never written down. */
  const secrets = new Map<string, string>();

  const apply = (entry: AuthRecord): void => {
    if (entry.kind === 'app') apps.set(entry.app.clientId, entry.app);
    else if (entry.kind === 'code') codes.set(entry.code.hash, entry.code);
    else if (entry.kind === 'code_used') codes.delete(entry.hash);
    else if (entry.kind === 'token') tokens.set(entry.token.hash, entry.token);
    else for (const hash of entry.hashes) tokens.delete(hash);
  };
  const commit = (entry: AuthRecord): void => {
    record(entry);
    apply(entry);
  };
  const revokeAll = (condition: (token: Token) => boolean): number => {
    const hashes = [...tokens.values()].filter(condition).map((token) => token.hash);
    if (hashes.length > 0) commit({ kind: 'revoked', hashes });
    return hashes.length;
  };
  const mint = (
    clientId: string | null,
    adminId: string,
    granted: readonly PermissionKey[],
    { version, refusal }: PrivateApp = {},
  ): string => {
    const text = Buffer.from(`tok:${Buffer.from(randomBytes(20)).toString('hex')}_sandbox_`).toString('base64');
    const hash = sha256(text);
    const token = {
      hash,
      fingerprint: hash.slice(0, 12),
      clientId,
      adminId,
      permissions: [...granted],
      ...(version === undefined ? {} : { version: versionOf(version).name }),
      ...(refusal === undefined ? {} : { refusal }),
    };
    commit({ kind: 'token', token });
    return text;
  };

  return {
    /** Replays what `record` was given once. */
    restore: apply,
    mint,
    apps: (): readonly App[] => [...apps.values()],
    app: (clientId: string): App | undefined => apps.get(clientId),
    secretOf: (clientId: string): string | undefined => secrets.get(clientId),
    tokens: (): readonly Token[] => [...tokens.values()],

    saveApp: (app: AppOptions): App => {
      const version = app.version ?? apps.get(app.clientId)?.version;
      const refusal = app.refusal ?? apps.get(app.clientId)?.refusal;
      const saved: App = {
        clientId: app.clientId,
        secretHash: sha256(app.clientSecret),
        name: app.name,
        redirectUrls: [...app.redirectUrls],
        permissions: [...(app.permissions ?? apps.get(app.clientId)?.permissions ?? allPermissions)],
        ...(version === undefined ? {} : { version: versionOf(version).name }),
        ...(refusal === undefined ? {} : { refusal }),
      };
      secrets.set(app.clientId, app.clientSecret);
      // A start with the same app adds nothing to the state file.
      if (JSON.stringify(apps.get(app.clientId)) !== JSON.stringify(saved)) commit({ kind: 'app', app: saved });
      return saved;
    },
    changeApp: (app: App): void => commit({ kind: 'app', app }),

    /** The token behind an `Authorization` header, or Intercom's 401. */
    find: (authorization: string | undefined): Token => {
      const text = /^bearer (\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
      const token = text === undefined ? undefined : tokens.get(sha256(text));
      if (!token) throw unauthorized();
      return token;
    },

    /** How the app behind a token is told that it lacks a permission. */
    refusal: ({ clientId, refusal }: Token): PermissionRefusal =>
      (clientId === null ? refusal : apps.get(clientId)?.refusal) ?? 'forbidden',
    /** The version of the app behind a token. */
    pinned: ({ clientId, version }: Token): string | undefined => (clientId === null ? version : apps.get(clientId)?.version),

    revoke: (text: string): boolean => revokeAll((token) => token.hash === sha256(text)) > 0,
    revokeFingerprint: (fingerprint: string): number => revokeAll((token) => token.fingerprint === fingerprint),
    /** Ends every token of the app in this workspace. A private app has one token. */
    uninstall: (token: Token): number =>
      revokeAll((one) => (token.clientId === null ? one.hash === token.hash : one.clientId === token.clientId)),
    revokeApp: (clientId: string): number => revokeAll((token) => token.clientId === clientId),

    issueCode: (clientId: string, adminId: string): string => {
      // 16 bytes end in "==" in base64, as Intercom's codes may.
      const text = Buffer.from(randomBytes(16)).toString('base64');
      commit({ kind: 'code', code: { hash: sha256(text), clientId, adminId, expiresAt: clock.now() + codeLifetimeMs } });
      return text;
    },

    /** Answers a token, once, to the app that the code was made for. */
    redeem: (text: string, clientId: string, clientSecret: string): string => {
      const app = apps.get(clientId);
      if (app?.secretHash !== sha256(clientSecret)) throw unauthorized('Unauthorized Client');
      const code = codes.get(sha256(text));
      if (code?.clientId !== clientId) throw unauthorized('Unauthorized Code');
      commit({ kind: 'code_used', hash: code.hash });
      if (code.expiresAt <= clock.now()) throw unauthorized('Unauthorized Code');
      return mint(clientId, code.adminId, app.permissions);
    },
  };
}
