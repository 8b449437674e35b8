import * as z from 'zod';
import { operation } from '../operation.ts';
import { id, perPage, startingAfter } from '../shared/fields.ts';
import { CursorPages } from '../shared/pages.ts';
import { loose } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

export const list = operation({
  name: 'whatsapp_statuses.list',
  route: 'GET /messages/status',
  summary: 'List the states of a WhatsApp campaign',
  description: 'For each message of one outbound WhatsApp rule whether it was delivered and read. ruleset_id is that of the rule.',
  asked: [
    'delivery of a whatsapp campaign',
    'how many whatsapp messages of the mailing were read',
    'states of messages under an outbound rule',
    'delivery states of all whatsapp messages in a campaign',
    'which whatsapp messages failed in the broadcast',
    'who got our whatsapp mailing',
    'status of whatsapp outbound messages by ruleset',
    'how did the whatsapp campaign do',
    'who has read our whatsapp campaign and who not',
    'results of the whatsapp mailing by ruleset',
    'failed and delivered whatsapps of one broadcast',
    'which whatsapp messages of the batch failed',
    'delivery of our whatsapp mailing',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'content_data:read',
  permissions: ['read_content_data'],
  audit: { event: 'whatsapp_status.listed' },
  since: '2.16',
  paging: { form: 'cursor', items: 'events' },
  query: { ruleset_id: id('Id of the outbound rule.'), per_page: perPage(100, 50), starting_after: startingAfter },
  output: loose({
    events: z.array(
      loose({
        id: z.union([z.string(), z.int()]).nullish(),
        conversation_id: z.union([z.string(), z.int()]).nullish(),
        status: z.string().nullish(),
        type: z.string().nullish(),
        created_at: time.nullish(),
        updated_at: time.nullish(),
        whatsapp_message_id: z.union([z.string(), z.int()]).nullish(),
        template_name: z.string().nullish(),
      }),
    ),
    type: z.string().nullish(),
    ruleset_id: z.union([z.string(), z.int()]).nullish(),
    pages: CursorPages.nullish(),
    total_count: z.number().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/messages/getwhatsappmessagestatus',
  examples: [
    {
      title: 'List the states of a WhatsApp campaign',
      input: { ruleset_id: 'x' },
      output: {
        type: 'list',
        total_count: 125,
        events: [{ id: 'event_1', status: 'delivered', type: 'broadcast_outbound', created_at: 1734537980, updated_at: 1734538000 }],
      },
    },
  ],
});
