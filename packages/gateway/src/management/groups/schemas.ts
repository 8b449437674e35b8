import * as z from 'zod';
import { nextAfter, pageByName } from '../pages.ts';
import { id, name, ok, type SchemasOf, scopeKey, seenVersion, text, version, when } from '../schemas.ts';
import type { groups } from './facts.ts';

const Group = z.strictObject({
  id,
  name: z.string(),
  description: z.string(),
  createdAt: when,
  /** Of name and description. */
  version,
  memberIds: z.array(id),
  grants: z.array(z.strictObject({ connectionId: id, scopes: z.array(scopeKey), version })),
  keyCount: z.number().int(),
});
const groupName = name('Name of the group.');
const description = text(500);
const membership = z.strictObject({ id, memberId: id });

export const groupSchemas = {
  list: { input: z.strictObject(pageByName), output: z.strictObject({ groups: z.array(Group), nextAfter }) },
  create: { input: z.strictObject({ name: groupName, description: description.default('') }), output: Group },
  update: {
    input: z.strictObject({ id, name: groupName.optional(), description: description.optional(), version: seenVersion }),
    output: Group,
  },
  remove: { input: z.strictObject({ id }), output: ok },
  add_member: { input: membership, output: Group },
  remove_member: { input: membership, output: Group },
  set_grant: { input: z.strictObject({ id, connectionId: id, scopes: z.array(scopeKey).max(200), version: seenVersion }), output: Group },
} satisfies SchemasOf<typeof groups>;
