import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, customAttributes } from '../shared/fields.ts';
import { Visitor } from './schemas.ts';

export const update = operation({
  name: 'visitors.update',
  route: 'PUT /visitors',
  summary: 'Change a visitor',
  description: 'Changes name or custom attributes of a visitor, named by id or user_id.',
  asked: [
    'change a visitor',
    'the anonymous one told his name',
    'set an attribute on a website visitor',
    'name of the anonymous visitor',
    'set the name of a visitor',
    'visitor told us his company, save it',
    'change attributes of an anonymous visitor',
    'put the email on the visitor record',
    'visitor told us his email, save it',
    'unknown person on the site is called Jo',
    'set an attribute at a guest',
    'guest on the website told us his plan, save it at the guest',
    'put plan_interest on an anonymous guest',
    'unknown person on the site has a name now',
    'put a mail address on the visitor',
    'anonymous visitor is called Jorge',
    'name for an anonymous visitor',
    'put the mail on the guest',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'visitor.updated' },
  since: '2.7',
  needs: { amount: 'exactly one', of: ['id', 'user_id'], hint: 'visitors.find shows both.' },
  body: {
    id: bodyId('Intercom id of the visitor.').optional(),
    user_id: bodyId('user_id of the visitor.').optional(),
    name: z.string().max(2000).describe('Name.').optional(),
    custom_attributes: customAttributes.optional(),
  },
  output: Visitor,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/visitors/updatevisitor',
  examples: [
    {
      title: 'Change a visitor',
      input: { id: '6762f30c1bb69f9f2193bc5e', name: 'Gareth Bale' },
      output: {
        type: 'visitor',
        id: '6762f30c1bb69f9f2193bc5e',
        email: '',
        name: 'Gareth Bale',
        created_at: 1734537996,
        updated_at: 1734537997,
      },
    },
  ],
});
