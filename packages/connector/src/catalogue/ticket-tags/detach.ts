import { operation } from '../operation.ts';
import { actingAdmin, id, ticketId } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const detach = operation({
  name: 'ticket_tags.detach',
  route: 'DELETE /tickets/{ticket_id}/tags/{tag_id}',
  summary: 'Untag a ticket',
  description: 'Takes a tag off a ticket, as the teammate admin_id; the tag itself stays.',
  asked: [
    'remove a tag from a ticket',
    'take the label off the ticket',
    'untag the ticket',
    'ticket is not urgent after all',
    'remove tag urgent from ticket 77',
    'take the warranty label off the repair case',
    'drop a label from a ticket',
    'ticket should lose the tag',
    'take urgent off ticket 77',
    'ticket has the wrong label',
    'strip the flag from case 77',
    'case should lose the keyword',
    'ticket is no longer urgent, take the label off',
    'untag case 77',
    'take the label off ticket 900',
    'ticket should lose the tag hold',
    'repair is no warranty case, tag away',
    'remove waiting-for-parts from ticket 900',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'ticket_id' },
  scope: 'tags:write',
  permissions: ['write_tickets', 'write_tags'],
  audit: { event: 'ticket.untagged', target: 'ticket_id' },
  since: '2.10',
  path: { ticket_id: ticketId, tag_id: id('Id of the tag.', 'tags') },
  body: { admin_id: actingAdmin('The teammate who does it (see admins.me).') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/detachtagfromticket',
  examples: [
    {
      title: 'Untag a ticket',
      input: { ticket_id: '64619700005694', tag_id: '7522907', admin_id: '991267973' },
      output: { type: 'tag', id: '124', name: 'Manual tag' },
    },
  ],
});
