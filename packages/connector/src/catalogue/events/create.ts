import * as z from 'zod';
import type { ReadBack } from '../facts.ts';
import { marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { Nothing } from '../shared/answers.ts';
import { bodyId, seconds } from '../shared/fields.ts';

/** Intercom tells events apart by contact, name and time. */
const byContact = (input: ReadBack['input']): ReadBack => ({
  by: 'read',
  operation: 'events.list',
  input,
  rows: 'events',
  newest: true,
  same: [
    { row: 'event_name', as: 'event_name' },
    { row: 'created_at', as: 'created_at' },
  ],
});

const metadata = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.null(),
  z.record(z.string().max(255), z.union([z.string().max(2000), z.number()])),
]);

export const create = operation({
  name: 'events.create',
  route: 'POST /events',
  summary: 'Record an event of a contact',
  description:
    'Records that a contact did something. Name the contact by exactly one of user_id (external_id), email and id (leads by id ' +
    'only). Always give created_at: Intercom tells repeats apart by it. At most ten metadata keys.',
  asked: [
    'record that a user did something',
    'log an event: ordered, upgraded, clicked',
    'track an action of a customer',
    'note that they finished the onboarding',
    'send a custom event',
    'log that he paid, visited, called or took part',
    'note in the timeline that she finished the training',
    'put in her history that she came to the webinar',
    'remember as an event that the trial ended',
    'mark in his history that he renewed',
    'finished the trial, log it',
    'record that Rosa exported a report just now',
    'track event subscription_upgraded for user u_55',
    'send an event with metadata',
    'customer did something, log it on the timeline',
    'log activity: finished onboarding',
    'submit a custom event for a user',
    'tell Intercom that the user upgraded',
    "write order placed into the user's event history",
    'our app should report what users do',
    'note that he attended the webinar, as an event',
    'Rosa booked a demo, track it',
    'track that sara signed the contract',
    'log upgraded for user u_55',
    'he completed the course, put that in his timeline',
    'record an activity: downloaded the app',
    'event invited-friend for contact 6500',
    'send an event: placed order 33',
    'note that the user finished the tour, as event',
    'our server reports that she paid',
    'she just exported a report, record the activity',
    'he came to our seminar, put that in his history',
    'guest became paying customer today, log that as an event',
    'note as an event that she came to the training',
    "on Ada's timeline: came to the demo",
    'record that user u_9 bought the plan',
    'put an activity on his timeline',
    'track an order for the user',
    'log that she attended the webinar',
    'send an event for a user',
    'mark that he installed the app, with time',
  ],
  effect: 'create',
  retry: 'K',
  reconcile: [byContact({ user_id: 'user_id' }), byContact({ email: 'email' }), byContact({ intercom_user_id: 'id' })],
  scope: 'events:write',
  permissions: ['write_events'],
  audit: { event: 'event.created' },
  since: '2.7',
  needs: { amount: 'exactly one', of: ['user_id', 'email', 'id'], hint: 'A lead is named by id only.' },
  body: {
    event_name: z.string().min(1).max(255).describe('Name of the event, such as invited-friend.'),
    created_at: seconds('When it happened.'),
    user_id: marked({ ownIdOf: { list: 'contacts', beside: 'id' } }, bodyId("The contact's external_id.")).optional(),
    email: z.string().min(1).max(500).describe("The contact's email address.").optional(),
    id: bodyId('Intercom id of the contact.', 'contacts').optional(),
    metadata: marked({ eventData: true }, z.record(z.string().max(255), metadata))
      .optional()
      .describe('At most ten facts: text, a number, a time (…_date), {url, value}, or {amount (in cents), currency}.'),
  },
  output: Nothing,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-events/createdataevent',
  examples: [
    {
      title: 'Record an event of a contact',
      input: { event_name: 'invited-friend', created_at: 1778131334, user_id: 'u-1', metadata: { invite_code: 'ADDAFRIEND' } },
      output: undefined,
    },
  ],
});
