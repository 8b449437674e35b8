import { operation } from '../operation.ts';
import { actingAdmin, bodyId, ticketId } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const attach = operation({
  name: 'ticket_tags.attach',
  route: 'POST /tickets/{ticket_id}/tags',
  summary: 'Tag a ticket',
  description:
    'Puts a tag (tags.list) on a ticket, as the teammate admin_id. ticket_id is the id of the ticket, not the number that the inbox ' +
    'shows.',
  asked: [
    'tag a ticket',
    'put a label on the ticket',
    'mark a ticket as urgent',
    'flag the ticket',
    'add tag urgent to ticket 77',
    'label the repair case as warranty',
    'stick a tag on the ticket',
    'mark ticket 77 as escalated',
    'tag case 77',
    'put the label legal on the ticket',
    'put urgent on case 77',
    'label the ticket warranty',
    'give the ticket a keyword',
    'badge case 77 as warranty',
    'label ticket 900',
    'put hold on the repair',
    'mark the ticket as warranty',
    'tag the case',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'ticket_id' },
  scope: 'tags:write',
  permissions: ['write_tickets', 'write_tags'],
  audit: { event: 'ticket.tagged', target: 'ticket_id' },
  since: '2.10',
  path: { ticket_id: ticketId },
  body: { id: bodyId('Id of the tag.', 'tags'), admin_id: actingAdmin('The teammate who does it (see admins.me).') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/attachtagtoticket',
  examples: [
    {
      title: 'Tag a ticket',
      input: { ticket_id: '64619700005694', id: '121', admin_id: '991267958' },
      output: { type: 'tag', id: '121', name: 'Manual tag' },
    },
  ],
});
