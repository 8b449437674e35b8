import * as z from 'zod';
import { id, name, ok, role, type SchemasOf, when } from '../schemas.ts';
import { Session } from '../session/schemas.ts';
import type { invitations } from './facts.ts';

export const OpenInvitation = z.strictObject({ id, role, note: z.string(), createdAt: when, expiresAt: when });

export const token = z.string().min(1).max(200).describe('The last part of the link.');
/** The sign-in library's own limits: at least 12 here because nobody else may check it. */
export const password = z.string().min(12, { error: 'use at least 12 characters' }).max(128);

export const invitationSchemas = {
  look: {
    input: z.strictObject({ token }),
    output: z.strictObject({ role, claim: z.boolean(), organisation: z.string(), expiresAt: when }),
  },
  accept: {
    input: z.strictObject({
      token,
      name: name('Your name.'),
      email: z.email().max(254),
      password,
      organisation: name('Name of the organisation; only with a claim link.').optional(),
    }),
    output: Session,
  },
  withdraw: { input: z.strictObject({ id }), output: ok },
} satisfies SchemasOf<typeof invitations>;
