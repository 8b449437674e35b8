import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId, seconds } from '../shared/fields.ts';
import { Message } from './schemas.ts';

const type = z.enum(['user', 'lead', 'contact']).describe('Kind.');
const person = z.strictObject({ type, id: bodyId('Intercom id of the contact.', 'contacts') });
const recipient = z.union([
  person,
  z.strictObject({ type, user_id: bodyId("The contact's external_id.") }),
  z.strictObject({ phone: z.union([z.string().max(50), z.int()]).describe('For WhatsApp.'), name: z.string().max(255).optional() }),
]);
const many = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1).max(100)]);

export const create = operation({
  name: 'messages.create',
  route: 'POST /messages',
  summary: 'Send a message to a contact',
  description:
    'Sends an in-app message, email or WhatsApp template to a contact in the name of a teammate (from). An email needs a subject ' +
    'and a template. A conversation appears once the contact answers, unless create_conversation_without_contact_reply is true.',
  asked: [
    'send an email to a person',
    'write to a customer first, a new outbound message',
    'message a user in the app',
    'send a whatsapp template',
    'invite, welcome or remind somebody by mail',
    'announce something to one customer',
    'reach out to a lead',
    'drop him a line',
    'ask a customer in the app whether he would test something',
    "tell the account's admin about the training",
    'send her a mail with the offer',
    'remind them of the unpaid bill by email',
    'thank a lead for the meeting, write to him',
    'remind the owner of an open bill',
    'write to somebody that we have an offer',
    'contact him about the renewal before he contacts us',
    'let them know by mail that prices change',
    'start a conversation with a customer from our side',
    'mail him about the outage',
    'mail the customer that the invoice is overdue',
    'invite users to the webinar',
    'email Nadia that her onboarding call has moved',
    'send Rosa an email about the renewal',
    'write to the lead first',
    'start an outbound chat with a user',
    'send a welcome message to a new customer',
    'text the customer on WhatsApp',
    'invite her to the webinar by mail',
    'message all of these people that prices change',
    'reach out to somebody who has not written to us',
    'contact the customer proactively',
    'mail the client a reminder',
    'send a user an in-app message',
    'let a customer know by mail about the outage',
    'shoot him an email',
    'write to the buyer about the late delivery',
    'ask the prospect by mail whether he has time',
    'congratulate the customer on the anniversary',
    'ping the user in the app',
    'send an SMS to a customer',
    'give the admin at Acme a heads-up by email',
    'write to peter@bakery.de, he has not paid',
    'mail to Tom: your demo is on Friday',
    'send the lead an email with our prices',
    'message a person who has never written',
    'contact Rosa about the renewal by email',
    'email her the contract',
    'tell Tom by mail that the training is moved',
    'send him a whatsapp',
    'write first to a customer',
    'send an in-app message to Tom',
    'ask her by email how it goes',
    'a new mail to the customer, not a reply',
    'notify the customer by email',
    'invite him to the beta by mail',
    'new message to Rosa: thanks for the visit',
    'sms to the customer',
    'mail her that the item is back in stock',
    'she never wrote to us, tell her by mail about the offer',
    'first contact: send an email',
    'write someone for the first time',
    'cold mail to a cto, subject Quick question',
    'tell Emma by mail that her order can be picked up, she did not write to us so far',
    'she has not contacted us, so begin with a mail',
    'send a mail to an address with a subject and a body',
    'write an email from me to a lead',
    'first mail to somebody new',
    'our side should start: mail him',
    'remind him of the appointment by text message',
    'inform the client by email that the price goes up',
    'write to the people at the firm about the audit',
    'send the new terms to a customer by email',
    'ask a customer who has gone quiet whether all is well',
    'open a new thread to a customer from our side',
    'he has not heard from us yet, drop him a mail',
    'the customers on this list should get a mail',
    'let our contact at the firm know by mail',
    'mail to a customer about the renewal',
    "write to the account's admin in the app",
    'Ada should hear by mail that it is sorted',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look at the contact in Intercom whether the message went out.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'message.sent' },
  since: '2.7',
  body: {
    message_type: z
      .enum(['in_app', 'inapp', 'conversation', 'email', 'whatsapp'])
      .optional()
      .describe('How it reaches the contact. Not where a contact writes.'),
    from: marked(
      { acting: 'reference' },
      z
        .strictObject({
          type: z.enum(['admin', 'user', 'lead', 'contact']).describe('Kind.'),
          id: marked(
            { by: { field: 'type', lists: { admin: 'admins', user: 'contacts', lead: 'contacts', contact: 'contacts' } } },
            bodyId('Id.'),
          ),
        })
        .describe('Who writes: a teammate (admin), or a contact.'),
    ),
    to: many(recipient)
      .optional()
      .describe('Who gets it: {type: user or lead, id}, or a list; {phone} for WhatsApp. Nobody when a contact writes.'),
    cc: many(person).optional().describe('Of an email: further people, as in to.'),
    bcc: many(person).optional().describe('Of an email: the same, hidden from the others.'),
    subject: z.string().max(2000).optional().describe('Of an email.'),
    body: z.string().max(1_000_000).optional().describe('The text; simple HTML is kept.'),
    template: z.string().min(1).max(255).optional().describe('Look of an email (plain, personal), or name of a WhatsApp template.'),
    components: stricterThan(z.unknown(), z.array(z.record(z.string(), z.unknown())).max(100))
      .optional()
      .describe('Of a WhatsApp template: what fills its places.'),
    locale: z.string().max(20).optional().describe('Its language.'),
    referer: z.string().max(2000).optional().describe('The page that a contact writes from.'),
    created_at: seconds('When it was sent; now unless told.').optional(),
    create_conversation_without_contact_reply: z.boolean().optional().describe('Begin a conversation at once.'),
  },
  output: Message,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/messages/createmessage',
  examples: [
    {
      title: 'Send a message to a contact',
      input: {
        message_type: 'in_app',
        body: 'Hello',
        from: { type: 'admin', id: 991267459 },
        to: { type: 'user', id: '69fc21865a28f6d15c73b074' },
      },
      output: { type: 'admin_message', id: '403918396', created_at: 1734537780, body: 'Hello', message_type: 'inapp' },
    },
  ],
});
