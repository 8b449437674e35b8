/**
 * The closed sets of words that rows hold. Plain data that depends on nothing, so that schemas, the console and the tests read the
 * same ones; the ports have their types.
 */
export const roles = ['admin', 'member'] as const;
export const connectionKinds = ['oauth', 'access_token'] as const;
export const connectionStates = ['connected', 'reconnect_required', 'disconnected'] as const;
/**
 * What connecting may put another credential in the place of: nothing that works, one that works if the new one opens as much of what groups
 * use, or whatever is there.
 */
export const replacements = ['nothing', 'connected', 'weaker'] as const;
/** What a connection is made to: Intercom, or the sandbox inside the gateway. */
export const targets = ['intercom', 'sandbox'] as const;
/** The origin of what is connected to the sandbox inside the gateway, whatever its port. */
export const sandboxOrigin = 'sandbox';
/** Where Intercom hosts workspaces. */
export const regions = ['us', 'eu', 'au'] as const;
export const actorKinds = ['key', 'member', 'local', 'anonymous', 'system'] as const;
/** How somebody came in. */
export const surfaces = ['mcp', 'rest', 'console', 'stdio', 'system'] as const;
/** What an operation does in Intercom; `manage` is a change of our own. */
export const effects = ['read', 'create', 'update', 'delete', 'manage'] as const;
/** `pending` between intent and answer; what a crash left pending becomes failed or unknown at the next start. */
export const outcomes = ['pending', 'ok', 'denied', 'failed', 'unknown'] as const;

export type Role = (typeof roles)[number];
export type ConnectionKind = (typeof connectionKinds)[number];
export type ConnectionState = (typeof connectionStates)[number];
export type Replacement = (typeof replacements)[number];
export type Target = (typeof targets)[number];
export type Region = (typeof regions)[number];
export type ActorKind = (typeof actorKinds)[number];
export type Surface = (typeof surfaces)[number];
export type AuditEffect = (typeof effects)[number];
export type OutcomeName = (typeof outcomes)[number];

/** Two names that differ only in case, or in how the same characters are written, are one. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase();
