import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

const both = loose({ from: z.int().nullish(), into: z.int().nullish() }).nullish();

export const preview = operation({
  name: 'contact_merges.preview',
  route: 'POST /contacts/merge/preview',
  summary: 'Try out a merge of contacts',
  description:
    'What contacts.merge of the lead from into the user into would do, without doing it: whether it is allowed, else why not; which fields are ' +
    'adopted, discarded or joined; and how many conversations, tickets, tags and notes move. A merge cannot be undone, so ask here first. Preview only.',
  asked: ['what would merging these two do', 'try a merge without doing it', 'can the duplicates be merged, check first'],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'contact.merge_previewed', target: 'into' },
  since: 'Preview',
  body: {
    from: bodyId('Intercom id of the lead that would go.'),
    into: bodyId('Intercom id of the user that would stay.'),
    skip_duplicate_validation: z.boolean().describe('Although they share no email, phone or external id.').optional(),
  },
  output: loose({
    allowed: z.boolean(),
    reasons: z.array(loose({ code: z.string().nullish(), message: z.string().nullish() })).nullish(),
    summary: loose({
      attribute_changes: loose({
        attributes: z
          .array(
            loose({
              field: z.string().nullish(),
              outcome: z.string().nullish(),
              from_value: z.unknown().optional(),
              into_value: z.unknown().optional(),
              new_into_value: z.unknown().optional(),
            }),
          )
          .nullish(),
        total_count: z.int().nullish(),
      }).nullish(),
      reassignments: loose({ conversations: both, tickets: both, phone_calls: both, tags: both, notes: both }).nullish(),
    }).nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/contacts/previewmergecontact',
  examples: [
    {
      title: 'A merge that is allowed',
      input: { from: '6762f0d51bb69f9f2193bb7f', into: '6762f0d51bb69f9f2193bb80' },
      output: {
        allowed: true,
        summary: {
          attribute_changes: {
            attributes: [{ field: 'name', outcome: 'adopted', from_value: 'Ada', new_into_value: 'Ada' }],
            total_count: 1,
          },
          reassignments: { conversations: { from: 2, into: 1 } },
        },
      },
    },
  ],
});
