import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { WhatsappMessageStatus } from './schemas.ts';

export const get = operation({
  name: 'whatsapp_messages.get',
  route: 'GET /messages/whatsapp/status',
  summary: 'Get the state of a WhatsApp message',
  description: 'Whether one WhatsApp message was delivered and read, by the id of the message.',
  asked: [
    'was a whatsapp message delivered or read',
    'did my whatsapp arrive',
    'why did the whatsapp fail',
    'has she read my whatsapp',
    'status of a whatsapp message',
    'was the whatsapp read',
    'did the template message on whatsapp go through',
    'has the whatsapp been delivered',
    'why was the whatsapp message not sent',
    'has my whatsapp message to Tom been read',
    'did my whatsapp get through',
    'customer says that no whatsapp came, check',
    'has the template on whatsapp reached her',
    'delivery of one whatsapp',
    'was the whatsapp delivered',
    'did he read my whatsapp',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'whatsapp_message.read' },
  since: '2.16',
  query: { message_id: id('Id of the message at WhatsApp.') },
  output: WhatsappMessageStatus,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/messages/retrievewhatsappmessagestatus',
  examples: [
    {
      title: 'Get the state of a WhatsApp message',
      input: { message_id: 'x' },
      output: { status: 'delivered', type: 'broadcast_outbound', created_at: 1734537980, updated_at: 1734538000 },
    },
  ],
});
