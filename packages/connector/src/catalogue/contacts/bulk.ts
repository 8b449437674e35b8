import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { bodyId, customAttributes, id, seconds } from '../shared/fields.ts';

const tags = z
  .array(z.strictObject({ id: id('Id of a tag.', 'tags') }))
  .max(100)
  .optional();

const company = { company_id: id('Your own id of the company; it is made where there is none.'), name: z.string().max(1000).optional() };

const shared = {
  external_id: z.string().max(255).optional(),
  email: z.string().max(500).optional(),
  name: z.string().max(1000).optional(),
  phone: z.string().max(100).optional(),
  avatar: z.string().max(2000).optional(),
  owner_id: bodyId('Id of a teammate.', 'admins').optional(),
  unsubscribed_from_emails: z.boolean().optional(),
  language_override: z.string().max(20).optional(),
  custom_attributes: customAttributes.optional(),
};

/** One contact of many that are made at once. */
export const newContact = z.strictObject({
  role: stricterThan(z.string(), z.enum(['user', 'lead'])).optional(),
  ...shared,
  signed_up_at: seconds('When it signed up.').optional(),
  last_seen_at: seconds('When it was last seen.').optional(),
  companies: z.array(z.strictObject(company)).max(100).optional(),
  tags: z.strictObject({ add: tags }).optional(),
});

/** One contact of many that are changed at once. What is left out stays. */
export const changedContact = z.strictObject({
  id: id('Intercom id of the contact.', 'contacts'),
  ...shared,
  companies: z
    .array(z.strictObject({ ...company, remove: z.boolean().describe('Detach it instead.').optional() }))
    .max(100)
    .optional(),
  tags: z.strictObject({ add: tags, remove: tags }).optional(),
});
