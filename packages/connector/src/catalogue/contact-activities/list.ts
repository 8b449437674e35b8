import * as z from 'zod';
import { operation } from '../operation.ts';
import { perPage, startingAfter } from '../shared/fields.ts';
import { listOf } from '../shared/pages.ts';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const activity = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    event_type: z.string().nullish(),
    contact_id: z.string().nullish(),
    external_id: z.string().nullish(),
    role: z.string().nullish(),
    merge_source_id: z.string().nullish(),
    merge_target_id: z.string().nullish(),
    failure_reason: z.string().nullish(),
    created_at: time.nullish(),
  },
  {
    row: ['event_type', 'contact_id', 'external_id', 'role', 'merge_source_id', 'created_at'],
    own: ['event_type', 'contact_id', 'role', 'merge_source_id', 'merge_target_id'],
  },
);

interface ContactActivity extends z.output<typeof activity> {}
const ContactActivity: Schema<ContactActivity> = activity;

export const list = operation({
  name: 'contact_activities.list',
  route: 'GET /contacts/activities',
  summary: 'List what became of contacts',
  description:
    'When contacts were created, changed their role, were merged or deleted, in the whole workspace, oldest first. Keep the last cursor to go on ' +
    'from there later. Of one contact alone, contact_merges.list tells the merges. Preview only.',
  asked: ['which contacts were created, merged or deleted', 'feed of changes to contacts', 'what became of contacts since yesterday'],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'contact.activities_listed' },
  since: 'Preview',
  paging: { form: 'cursor', items: 'data' },
  query: { per_page: perPage(150, 50), starting_after: startingAfter },
  output: listOf(ContactActivity),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/contacts/listcontactactivities',
  examples: [
    {
      title: 'The first of all',
      input: { per_page: 1 },
      output: {
        type: 'list',
        data: [
          {
            id: '1717000000000.0000a1',
            event_type: 'contact.created',
            contact_id: '6329bd9ffe4e2e91dc5d6a1e',
            role: 'lead',
            created_at: 1717000000,
          },
        ],
        pages: { type: 'pages', per_page: 1, next: null },
      },
    },
  ],
});
