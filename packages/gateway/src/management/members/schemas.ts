import * as z from 'zod';
import { OpenInvitation } from '../invitations/schemas.ts';
import { nextAfter, pageByTime } from '../pages.ts';
import { id, line, ok, role, type SchemasOf, seenVersion, version, when } from '../schemas.ts';
import type { members } from './facts.ts';

const Member = z.strictObject({ id, name: z.string(), email: z.string(), role, createdAt: when, version, groupIds: z.array(id) });

export const memberSchemas = {
  list: {
    input: z.strictObject(pageByTime),
    output: z.strictObject({
      members: z.array(Member),
      invitations: z.array(OpenInvitation).describe('With the first page.'),
      nextAfter,
    }),
  },
  invite: {
    input: z.strictObject({ role: role.default('member'), note: line(200).default('').describe('For whom it is.') }),
    output: z.strictObject({ invitation: OpenInvitation, url: z.string().describe('Shown once.') }),
  },
  set_role: { input: z.strictObject({ id, role, version: seenVersion }), output: ok },
  remove: { input: z.strictObject({ id }), output: ok },
} satisfies SchemasOf<typeof members>;
