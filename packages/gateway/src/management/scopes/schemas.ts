import { type PermissionKey, permissions } from '@gatehouse/connector';
import * as z from 'zod';
import { nothing, type SchemasOf, scopeKey } from '../schemas.ts';
import type { scopes } from './facts.ts';

const permissionKey = z.enum(permissions.map(({ key }) => key) as [PermissionKey, ...PermissionKey[]]);

const Scope = z.strictObject({
  key: scopeKey,
  description: z.string(),
  access: z.enum(['Read only', 'Read / Write']),
  ours: z.boolean(),
  seen: z.string().optional().describe('What of it customers get to see'),
  guards: z.string().optional().describe('What it guards that is no operation'),
  without: z.string().optional().describe('Why it opens nothing'),
  partOf: scopeKey.optional().describe('The scope that opens all of this and more'),
  permissions: z.array(z.string()).describe("Labels of Intercom's permissions of which the app needs one"),
  needs: z
    .array(z.array(permissionKey))
    .describe("Sets of Intercom's permissions, of each of which the app needs one for all that it opens"),
  operations: z.array(
    z.strictObject({
      name: z.string(),
      summary: z.string(),
      effect: z.enum(['read', 'create', 'update', 'delete']),
      tool: z.string().optional(),
      only: z.string().optional().describe('What of it the scope opens, where that is not all'),
    }),
  ),
});

const Preset = z.strictObject({ id: z.string(), label: z.string(), description: z.string(), scopes: z.array(scopeKey) });

const tier = z.enum(['standard', 'extended']);

const Permission = z.strictObject({
  key: permissionKey,
  label: z.string(),
  description: z.string().nullable().describe("Intercom's words, if its page of permissions has the box"),
  remark: z.string().optional(),
  tier,
  canvasKit: z.boolean().describe('Whether apps that use Canvas Kit have it, and cannot deselect it'),
  scopes: z.array(scopeKey),
  topics: z.array(z.string()).describe('Webhook topics for which it is enough'),
  operations: z.int().describe('How many operations it is enough for'),
});

export const scopeSchemas = {
  list: { input: nothing, output: z.strictObject({ scopes: z.array(Scope), presets: z.array(Preset) }) },
  permissions: {
    input: nothing,
    output: z.strictObject({
      tiers: z.array(z.strictObject({ key: tier, title: z.string() })),
      permissions: z.array(Permission),
      connecting: z.array(permissionKey).describe('One of these shows whose the workspace is, and as whom the gateway acts'),
    }),
  },
} satisfies SchemasOf<typeof scopes>;
