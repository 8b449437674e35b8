import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { UrlPages } from '../shared/pages.ts';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time, timeOrText } from '../shared/times.ts';

const event = resource(
  {
    type: z.string().optional(),
    id: z.string().nullish(),
    event_name: z.string().nullish(),
    created_at: time.nullish(),
    user_id: z.string().nullish(),
    intercom_user_id: z.string().nullish(),
    email: z.string().nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    name: z.string().nullish(),
    first: timeOrText.nullish(),
    last: timeOrText.nullish(),
    count: z.int().nullish(),
    description: z.string().nullish(),
  },
  {
    row: ['event_name', 'created_at', 'metadata', 'name', 'first', 'last', 'count'],
    own: ['intercom_user_id', 'first', 'last'],
    eventData: ['metadata'],
  },
);

/** An event as listed; with `summary`, one line for each event name instead. */
interface Event extends z.output<typeof event> {}
const Event: Schema<Event> = event;

const who = {
  type: stricterThan(z.string(), z.literal('user')).default('user').describe('Always `user`.'),
  summary: z.boolean().optional().describe('Count each kind of event instead of listing them.'),
  per_page: z.int().min(1).max(150).optional().describe('Rows a page.'),
  before: z.string().min(1).max(100).optional().describe('From the page before.'),
  since: z.string().min(1).max(100).optional().describe('From `pages.since`: what has happened after that page.'),
};

export const list = operation({
  name: 'events.list',
  route: 'GET /events',
  summary: "List a contact's events",
  description:
    "What one person did, newest first, up to 90 days back. user_id is the contact's external_id (from contacts.list), not its id; " +
    'a contact without one is asked for by email or intercom_user_id (the contact id). Give exactly one of the three.',
  asked: [
    'what has this user done in our app',
    'recent events and activity of a person',
    'did he use the feature',
    'how often did the customer log in or order',
    'timeline of actions',
    'when did she last export something',
    'what did he click, when did she last use the app',
    'has the customer ever tried the export',
    'usage of one user',
    'when did he last log in, and what did he do then',
    'did he open the app this week',
    'last time he was in our product',
    'is a payment recorded in his history',
    'what has the user been doing lately',
    'events of contact 6500',
    'activity of a person in our product',
    'did she ever use the export',
    'recent actions of one customer',
    'when did he order last',
    'how many times did she log in',
    'show the event timeline of a user',
    'has the user finished the onboarding',
    'what happened on his account before he wrote to us',
    'did she open the report page',
    'activity history of the user',
    'which events has this contact',
    'last actions of a customer',
    'when did he last pay, according to his events',
    'what features does this customer use',
    'did the customer log in after the mail',
    'what has this member been up to in the app',
    'is he using what he paid for',
    'what has she done before she complained',
    'has the feature been used by him at all',
    'what did the user do in our product',
    'has she used the export',
    'activity of u_9',
    'when did he last place an order',
    'which features does he use',
    'timeline of what contact 7b1 did',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'events:read',
  permissions: ['read_events'],
  audit: { event: 'event.listed', target: 'user_id' },
  since: '2.7',
  tool: 'intercom_list_events',
  paging: { form: 'url', items: 'events' },
  needs: {
    amount: 'exactly one',
    of: ['user_id', 'email', 'intercom_user_id'],
    hint: "user_id is the contact's external_id: take it from contacts.list (intercom_list_all_contacts).",
  },
  query: {
    ...who,
    user_id: marked({ ownIdOf: { list: 'contacts', beside: 'intercom_user_id' } }, id("The contact's external_id.")).optional(),
    email: id("The contact's email address.").optional(),
    intercom_user_id: id('Intercom id of the contact.', 'contacts').optional(),
  },
  output: loose({ type: z.string(), events: z.array(Event), pages: UrlPages.nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-events/lisdataevents',
  examples: [
    {
      title: 'What did this person do?',
      input: { user_id: 'u-1' },
      output: {
        type: 'event.list',
        events: [{ type: 'event', event_name: 'invited-friend', created_at: 1778131334, user_id: 'u-1' }],
        pages: { next: null },
      },
    },
  ],
});
