import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { idOf } from '../field-marks.ts';
import { customAttributes, seconds } from '../shared/fields.ts';
import { listOf } from '../shared/pages.ts';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { day } from '../shared/times.ts';

/** At most ten of the things attached to a contact stand inside it; `has_more` tells of others. */
const attached = loose({
  data: z.array(loose({ type: z.string().nullish(), id: z.string() })).nullish(),
  total_count: z.int().nullish(),
  has_more: z.boolean().nullish(),
}).nullish();

const contact = resource(
  {
    type: z.literal('contact').optional(),
    id: z.string(),
    external_id: z.string().nullish(),
    role: z.string().nullish(),
    email: z.string().nullish(),
    phone: z.string().nullish(),
    name: z.string().nullish(),
    owner_id: z.union([z.string(), z.int()]).nullish(),
    created_at: day.nullish(),
    updated_at: day.nullish(),
    signed_up_at: day.nullish(),
    last_seen_at: day.nullish(),
    last_replied_at: day.nullish(),
    last_contacted_at: day.nullish(),
    unsubscribed_from_emails: z.boolean().nullish(),
    has_hard_bounced: z.boolean().nullish(),
    marked_email_as_spam: z.boolean().nullish(),
    language_override: z.string().nullish(),
    browser: z.string().nullish(),
    os: z.string().nullish(),
    location: loose({ country: z.string().nullish(), region: z.string().nullish(), city: z.string().nullish() }).nullish(),
    custom_attributes: z.record(z.string(), z.unknown()).nullish(),
    tags: attached,
    companies: attached,
    notes: attached,
    // Of a user, when it is asked for.
    merge_history: z
      .array(
        loose({
          type: z.string().nullish(),
          source_contact_id: z.union([z.string(), z.int()]).nullish(),
          source_contact_role: z.string().nullish(),
          merged_at: day.nullish(),
        }),
      )
      .nullish(),
  },
  {
    row: ['id', 'external_id', 'role', 'name', 'email', 'signed_up_at', 'last_seen_at', 'merge_history'],
    short: ['id', 'external_id', 'role', 'name', 'email'],
    within: ['id', 'external_id', 'role', 'name', 'email'],
    own: ['role', 'owner_id'],
    untrusted: ['location'],
  },
);

/** A person: a `user` is known to the workspace, a `lead` is not yet. */
export interface Contact extends z.output<typeof contact> {}
export const Contact: Schema<Contact> = contact;

export const ContactList = listOf(Contact);

const contactState = loose({
  type: z.literal('contact').optional(),
  id: z.string(),
  external_id: z.string().nullish(),
  archived: z.boolean().nullish(),
  blocked: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
});

export interface ContactState extends z.output<typeof contactState> {}
export const ContactState: Schema<ContactState> = contactState;

const fields = {
  email: z.string().min(1).max(500).describe('Email address.'),
  phone: z.string().max(100).nullable().describe('Phone number with country code.'),
  name: z.string().max(1000).nullable().describe('Full name.'),
  avatar: z.url().nullable().describe('Address of a picture.'),
  external_id: z.string().min(1).max(255).describe('Your own id of this person; events are asked for by it.'),
  role: stricterThan(z.string(), z.enum(['user', 'lead']).describe('`user` is known to you, `lead` is not yet.')),
  email_verified: z.boolean().nullable().describe('Only together with `email`.'),
  signed_up_at: seconds('When the person signed up.').nullable(),
  last_seen_at: seconds('When the person was last seen.').nullable(),
  owner_id: idOf('admins', z.string().nullable().describe('Id of the teammate who owns the contact.')),
  unsubscribed_from_emails: z.boolean().nullable().describe('Whether the person gets no emails.'),
  custom_attributes: customAttributes.nullable(),
};

/** Every field may be left out; an explicit null clears it. */
export const contactFields = Object.fromEntries(Object.entries(fields).map(([key, schema]) => [key, schema.optional()])) as {
  [Key in keyof typeof fields]: z.ZodOptional<(typeof fields)[Key]>;
};

export const includeMergeHistory = z.boolean().optional().describe('Also tell which contacts were merged into this one; only of users.');
