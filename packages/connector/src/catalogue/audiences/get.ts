import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Audience } from './schemas.ts';

export const get = operation({
  name: 'audiences.get',
  route: 'GET /audiences/{id}',
  summary: 'Get an audience',
  description: 'One audience by id, with its rules.',
  asked: [
    'show one audience and its rules',
    'who is in this target group',
    'what conditions define the audience',
    'what are the conditions of audience 12',
    'how is this audience defined',
    'open the audience for enterprise content',
    'which users fall into one content audience',
    'who falls under audience beta',
    'rules of one target group',
    'whom does this crowd consist of, by which conditions',
    'who gets the answers of audience 5',
    'rules behind an audience',
    'who belongs to the audience, by which rules',
    'rule behind target group 4',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'audiences:read',
  permissions: ['read_audiences'],
  audit: { event: 'audience.read', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the audience.', 'audiences') },
  output: Audience,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences/retrieveaudience',
  examples: [
    {
      title: 'Get an audience',
      input: { id: '123' },
      output: {
        type: 'audience',
        id: '123',
        name: 'VIP Customers',
        predicates: [{ type: 'string' }],
        role_predicates: [{ type: 'role' }],
        created_at: 1717200000,
        updated_at: 1717200000,
      },
    },
  ],
});
