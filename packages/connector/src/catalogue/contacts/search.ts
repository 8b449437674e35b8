import { operation } from '../operation.ts';
import { searchFieldsInWords } from '../search-fields.ts';
import { checkedSort, every, type Filter, pagination, queryOrWords } from '../shared/search.ts';
import { ContactList, includeMergeHistory } from './schemas.ts';
import { contactFields } from './search-fields.ts';

/** An address is matched whole; any other word has to stand in the name. */
const byWords = (words: string[]) =>
  every(
    words.map(
      (word): Filter =>
        word.includes('@') ? { field: 'email', operator: '=', value: word } : { field: 'name', operator: '~', value: word },
    ),
  );

export const search = operation({
  name: 'contacts.search',
  route: 'POST /contacts/search',
  summary: 'Search contacts',
  description:
    'Finds contacts by attribute. Give plain words (a name, or an email address), or a filter such as ' +
    '{"field":"email","operator":"=","value":"a@b.c"}, or a group {"operator":"AND","value":[filters]} of at most 15, two levels deep. ' +
    `${searchFieldsInWords(contactFields, ['role', 'email', 'email_domain', 'name', 'phone', 'external_id', 'created_at', 'signed_up_at', 'last_seen_at', 'owner_id', 'tag_id', 'segment_id', 'location.country'])} ` +
    'Dates match whole days. A contact created minutes ago may be missing; merged and archived ones are never found.',
  asked: [
    'find a person by email, name or phone',
    'who signed up this week',
    'leads that never came back',
    'people in a city or country',
    'customers last seen before a date',
    'whose phone number is this',
    'all leads owned by a colleague',
    'users with an attribute, a tag or on a plan',
    'new signups',
    'customers who have not been active or logged in',
    'everybody with an address at that domain',
    'who is this email address',
    'anyone with that number or that name',
    'trial users whose trial ends this week',
    'people who have not paid',
    'leads that came in over the weekend',
    'which customers are mine',
    'do we know anybody of that name',
    'trials that run out on Friday',
    'find him by his telephone number',
    'customers in Austria on the free plan',
    'look up a phone number',
    'who has no email address',
    'everyone that one of us looks after',
    'users on the pro plan in Germany',
    'find the contact with this email',
    'look up Rosa Lind',
    'customers who signed up last month',
    'people that have not logged in for 30 days',
    'search users by attribute',
    'contacts without a company',
    'all leads created this week',
    'which users have the role admin',
    'whose mail address is this',
    'is there a contact named Petra',
    'customers who use the app on Android',
    'people who live in Berlin',
    'contacts tagged vip',
    'users who opted out of mails',
    'inactive customers',
    'do we know this phone number',
    'all customers of one owner',
    'leads that nobody owns',
    'list people with bounced email',
    'trial users that are about to expire',
    'how many people signed up yesterday',
    'do we have somebody with this address',
    'who are our biggest fans, people with many sessions',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'contact.searched' },
  since: '2.7',
  tool: 'intercom_search_contacts',
  paging: { form: 'body-cursor', items: 'data' },
  searchFields: contactFields,
  query: { include_merge_history: includeMergeHistory },
  body: {
    query: queryOrWords(byWords, 'Plain words, a filter, or a group of filters.'),
    pagination,
    sort: checkedSort,
  },
  output: ContactList,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts',
  examples: [
    {
      title: 'One person by email',
      input: { query: { field: 'email', operator: '=', value: 'ada@example.com' } },
      output: { type: 'list', data: [{ type: 'contact', id: '69fc21865a28f6d15c73b074', email: 'ada@example.com' }], total_count: 1 },
    },
    {
      title: 'Plain words',
      input: { query: 'ada' },
      output: { type: 'list', data: [], total_count: 0 },
    },
  ],
});
