import * as z from 'zod';
import { Contact } from '../contacts/schemas.ts';
import { stricterThan } from '../described.ts';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';

export const convert = operation({
  name: 'visitors.convert',
  route: 'POST /visitors/convert',
  summary: 'Turn a visitor into a contact',
  description: 'Makes a lead or user of a visitor, merging with the user that is named if there is one. It cannot be undone.',
  asked: [
    'turn a visitor into a contact',
    'the anonymous visitor has signed up, make a user or lead',
    'website visitor left an address, save as lead',
    'convert a visitor to a lead',
    'website visitor gave his email, turn him into a contact',
    'make the anonymous visitor a user',
    'visitor logged in, merge him into the user',
    'save an anonymous chat partner as a lead',
    'visitor left a phone number, make him a lead',
    'the unknown visitor is now a customer',
    'he is not anonymous any more, he gave us his mail',
    "guest registered, merge the guest's history into the user",
    'the guest is now user u_99',
    'turn the website guest into a lead',
    'visitor left his address, I want him as a lead',
    'guest has signed up, make him a user',
    'visitor becomes a lead',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look for a contact with the user_id or email of the visitor.' }],
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'visitor.converted' },
  since: '2.7',
  body: {
    type: stricterThan(z.string(), z.enum(['user', 'lead']).describe('What the visitor becomes.')),
    visitor: z
      .strictObject({
        id: bodyId('Its Intercom id.').optional(),
        user_id: bodyId('Its user_id.').optional(),
        email: z.string().min(1).max(500).describe('Its email address.').optional(),
      })
      .describe('The visitor: by id, user_id or email.'),
    user: z
      .strictObject({
        id: bodyId('Its Intercom id.', 'contacts').optional(),
        user_id: bodyId('Its user_id.').optional(),
        email: z.string().min(1).max(500).describe('Its email address.').optional(),
      })
      .describe('The user: one that exists is merged with, any other is made.'),
  },
  output: Contact,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/visitors/convertvisitor',
  examples: [
    {
      title: 'Turn a visitor into a contact',
      input: { visitor: { user_id: '3ecf64d0-9ed1-4e9f-88e1-da7d6e6782f3' }, user: { email: 'foo@bar.com' }, type: 'user' },
      output: {
        type: 'contact',
        id: '6762f3141bb69f9f2193bc6b',
        external_id: null,
        email: 'foo@bar.com',
        name: null,
        created_at: 1734538004,
        updated_at: 1734538005,
      },
    },
  ],
});
