import * as z from 'zod';
import { wanted } from '../described.ts';
import { idOf, marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Tag } from './schemas.ts';

const name = marked({ mayName: 'tags' }, z.string().trim().min(1).max(255).describe('Name of the tag.'));
const ref = z.string().min(1).max(255);
const untag = z.boolean().optional();
const companies = z
  .array(z.strictObject({ id: idOf('companies', ref).optional(), company_id: ref.optional(), untag }))
  .min(1)
  .max(1000);
const users = z
  .array(z.strictObject({ id: wanted(idOf('contacts', ref)), untag }))
  .min(1)
  .max(1000);

const notATag = ['parameter_invalid', 'invalid tag parameters'] as const;

export const create = operation({
  name: 'tags.create',
  route: 'POST /tags',
  summary: 'Create or rename a tag, or tag or untag many',
  description:
    'With a name: creates the tag, or answers the one that has it. With id and name: renames. With name and companies, or name and users: ' +
    'tags them (untag: true takes the tag off). For one contact or conversation use contact_tags.attach and conversation_tags.attach.',
  asked: [
    'create a tag',
    'new label for our workspace',
    'rename a tag',
    'tag many companies or users at once',
    'label a bunch of accounts in one go',
    'fix the spelling of a label',
    'label all these customers as unpaid',
    'take a tag off many firms at once',
    'a marker for the fair',
    'the label should be called something else',
    'we need a marker for this',
    'take a label off several firms',
    'mark all these firms',
    'make a new tag called vip',
    'add a label escalated to the workspace',
    'create the tag q1-renewal',
    'rename the tag vip to key account',
    'tag these ten companies',
    'label several contacts at once',
    'remove a tag from many users',
    'put renewal on all those accounts',
    'we want to mark chats with a new word, add the tag',
    'tag a company',
    'tag the firm Initech as at risk',
    'take the label off a company',
    'the account should carry the label vip',
    'new tag called waiting',
    'we need a label for the fair',
    'tag Bluebird and Initech as at risk',
    'rename the label',
    'put a label on a firm',
    'label the account vip',
    'mark the client as churn risk',
    'take renewal off Bluebird',
    'the firm has paid, remove the label unpaid from it',
    'tag all these users',
    'create a keyword for the fair',
    'new badge called founder',
    'put the badge gold on a firm',
    'introduce a marker for chats about shipping',
    'there is no label for that yet',
    'mark a firm as lost',
    'mark the firms from the fair',
    'I need a new word to mark chats with',
    'put a label on many accounts',
    'label misspelled, correct it',
    'take a label off a firm',
    'new label for chats on the strike',
    'firm should carry a label',
    'people do not understand the label, call it something else',
    'introduce the label "churn"',
    'a tag for the trade fair is missing',
    'tag these forty users',
    'label the firms f1 and f2 in one call',
    'we spelled the label wrong, fix it',
    'rename label 17',
    'put a tag on a firm',
    'account Bluebird gets the label vip',
    'take the tag off the firm',
    'create tag q4',
  ],
  effect: 'create',
  retry: 'S',
  scope: 'tags:write',
  permissions: ['write_tags'],
  audit: { event: 'tag.saved', target: 'name' },
  since: '2.7',
  body: [
    z.strictObject({ name, id: id('Rename this tag.', 'tags').optional() }),
    z.strictObject({ name, companies: companies.describe('Companies to tag, by Intercom id or your own.') }),
    z.strictObject({ name, users: users.describe('Contacts to tag, by Intercom id.') }),
  ],
  said: { name: { absent: notATag, wrong: notATag } },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/createtag',
  examples: [{ title: 'A tag', input: { name: 'VIP' }, output: { type: 'tag', id: '14929071', name: 'VIP' } }],
});
