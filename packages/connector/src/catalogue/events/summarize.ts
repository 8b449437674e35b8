import * as z from 'zod';
import { wanted } from '../described.ts';
import { operation } from '../operation.ts';
import { Nothing } from '../shared/answers.ts';
import { bodyId, seconds } from '../shared/fields.ts';

export const summarize = operation({
  name: 'events.summarize',
  route: 'POST /events/summaries',
  summary: 'Record how often events happened',
  description: 'Sets for one user how often an event happened and when first and last, instead of sending each one.',
  asked: [
    'set how often a user did something with first and last time',
    'backfill event counts',
    'send totals of events instead of each one',
    'event counts per user in bulk, first and last time',
    'send summaries of events for a user',
    'he used the export 40 times, record it as a total',
    'import old event totals',
    'update the event counter',
    'counters instead of single events: 140 logins, first in 2022',
    'store how often the user logged in without each event',
    'write event totals for a user',
    'user did the thing 40 times, send just the count',
    'one count per event in place of each',
    'how many times did he log in',
    'number of each event for a user',
    'first and last time she used the export',
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'events.list with summary shows how often the event counts for the user.' }],
  scope: 'events:write',
  permissions: ['write_events'],
  audit: { event: 'event.summarized' },
  since: '2.7',
  body: {
    user_id: wanted(bodyId("The contact's external_id.")),
    event_summaries: wanted(
      z
        .strictObject({
          event_name: wanted(z.string().min(1).max(255).describe('Name of the event.')),
          count: wanted(z.int().min(0).describe('How often.')),
          first: wanted(seconds('The first time.')),
          last: wanted(seconds('The last time.')),
        })
        .describe('Name, count, first and last time.'),
    ),
  },
  output: Nothing,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-events/dataeventsummaries',
  examples: [
    {
      title: 'Record how often events happened',
      input: { user_id: 'u-1', event_summaries: { event_name: 'invited-friend', count: 3, first: 1778131334, last: 1778231334 } },
      output: undefined,
    },
  ],
});
