import * as z from 'zod';
import { connectionKinds, connectionStates, regions, replacements, targets } from '../../store/words.ts';
import { callbackPaths } from '../../vault/callback-paths.ts';
import { nextAfter, pageByName } from '../pages.ts';
import { id, type SchemasOf, scopeKey, when } from '../schemas.ts';
import type { connections } from './facts.ts';

const region = z.enum(regions);
const shortName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'use lower-case letters, digits and hyphens, 40 at most' })
  .refine((text) => text !== 'default', { error: '`default` stands for the only connection of a group; choose another name' })
  .describe('Short name, used in addresses.');

const PermissionUse = z.strictObject({
  scope: scopeKey,
  /** Names of the groups that use the scope on this connection. */
  groups: z.array(z.string()),
  /** Labels of the Intercom permissions of which the app needs one; of what is missing, of what was refused. */
  permissions: z.array(z.string()),
  /** What the last answers of Intercom showed; `unseen` until a call needed it. */
  state: z.enum(['granted', 'missing', 'unseen']),
  /** When that was seen; what was seen again within the hour is not noted again. */
  seenAt: when.nullable(),
  /** Whether a check shows it. What only a write needs, or a read of one thing, shows at the first such call. */
  triable: z.boolean(),
});
const Connection = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(connectionKinds),
  state: z.enum(connectionStates),
  workspaceId: z.string(),
  workspaceName: z.string(),
  region,
  /** The Intercom that it is of: a region of Intercom, `sandbox`, or an address; null while that is not known. */
  origin: z.string().nullable(),
  /** True while the gateway is not set to reach that Intercom: then `problem` says so, and every call is refused. */
  elsewhere: z.boolean(),
  /** Whether Intercom says as whom the credential acts: its app may not have the permission to ask. Then the next two are empty. */
  adminKnown: z.boolean(),
  adminName: z.string(),
  adminEmail: z.string(),
  /** Whom an administrator entered, to act as in its place where a call names nobody. Without a name, Intercom did not let anybody look whether they exist. */
  teammate: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  createdAt: when,
  connectedAt: when,
  checkedAt: when.nullable(),
  problem: z.string().nullable(),
  permissions: z.array(PermissionUse),
  /** What groups had on the workspace before it was disconnected, not more than 30 days ago, until somebody says what becomes of it. */
  keptGrants: z.array(z.strictObject({ groupId: id, groupName: z.string(), scopes: z.array(scopeKey) })),
});
const teammateId = z
  .string()
  .trim()
  .regex(/^\d{1,20}$/, {
    error:
      'digits only, as in admin_id: Intercom shows it at the end of the address of the teammate’s page, and in what they wrote as author.id',
  });

/** From outside: what is wrong with it is for the authorization to say, in words of its own. */
const answered = z.string().optional();

const replace = z
  .enum(replacements)
  .default('nothing')
  .describe(
    'What may be replaced where the workspace is connected: `nothing` that works, a `connected` one if the new credential opens what groups use, or even by a `weaker` one.',
  );

export const connectionSchemas = {
  list: { input: z.strictObject(pageByName), output: z.strictObject({ connections: z.array(Connection), nextAfter }) },
  authorize: {
    input: z.strictObject({
      name: shortName.optional().describe('Short name for a new connection; made from the workspace otherwise.'),
      to: z
        .enum(targets)
        .optional()
        .describe('What to authorize. Unless told: Intercom where there is an app for it, otherwise the sandbox inside the gateway.'),
      callback: z.enum(callbackPaths).default(callbackPaths[0]),
      replace,
    }),
    output: z.strictObject({ authorizeUrl: z.string() }),
  },
  finish_authorization: {
    input: z.strictObject({ code: answered, state: answered, error: answered }),
    output: z.strictObject({ name: z.string() }),
  },
  add_token: {
    input: z.strictObject({
      accessToken: z.string().trim().min(1).max(1000),
      name: shortName.optional(),
      to: z
        .enum(targets)
        .optional()
        .describe('Where the token belongs. Unless told: to the sandbox inside the gateway if that gave it out, otherwise to Intercom.'),
      region: region
        .optional()
        .describe('The region that is asked alone who the token is. Unless told all are, one after the other, until one knows it.'),
      replace,
      teammateId: teammateId.optional().describe('The teammate to act as where a call names nobody; may be said later (`set_teammate`).'),
    }),
    output: Connection,
  },
  check: {
    input: z.strictObject({ id }),
    output: Connection.extend({
      /** Of the scopes that groups use. */
      tried: z.strictObject({
        granted: z.number().int(),
        missing: z.number().int(),
        /** Not tried, or without an answer that says anything: they show at the first call. */
        open: z.number().int(),
        /** Why it ended early. */
        stopped: z.enum(['upstream_rate_limited', 'upstream_unavailable']).nullable(),
      }),
    }),
  },
  set_teammate: {
    input: z.strictObject({
      id,
      teammateId: teammateId
        .nullable()
        .describe('Null: nobody; then a call that names nobody acts as whoever connected, where Intercom says who.'),
    }),
    output: Connection,
  },
  settle_grants: {
    input: z.strictObject({
      id,
      give: z.boolean().describe('True gives groups back what they had; false begins without. Either way it is forgotten then.'),
    }),
    output: z.strictObject({ ok: z.literal(true), groups: z.number().int().describe('To how many it was given back.') }),
  },
  remove: {
    input: z.strictObject({
      id,
      uninstall: z.boolean().default(false).describe('Also end the app in that workspace, for everybody who uses it there.'),
    }),
    output: z.strictObject({
      ok: z.literal(true),
      /** Whether Intercom confirmed it; if it was asked to and did not, uninstall the app there by hand. */
      uninstalled: z.boolean(),
    }),
  },
} satisfies SchemasOf<typeof connections>;
