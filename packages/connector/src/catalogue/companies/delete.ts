import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'companies.delete',
  route: 'DELETE /companies/{company_id}',
  summary: 'Delete a company',
  description:
    'Archives a company: it is no longer found, its contacts stay and lose it. What syncs companies from elsewhere adds it again.',
  asked: [
    'delete a company',
    'remove the firm from the workspace',
    'archive an account that has left',
    'the business closed, take it out',
    'client went bust, get it off our lists',
    'the firm is no customer any more',
    'remove a firm',
    'get rid of company 64aa',
    'the account was a test, delete it',
    'erase the company record',
    'customer firm cancelled, remove their company entry',
    'delete Initech from the workspace',
    'duplicate company, remove one',
    'company has gone bankrupt, delete the record',
    'remove test company Foo',
    'delete account 64aa',
    'client organisation can be removed',
    'client has left, get it off the list for good',
    'the business does not exist any more, delete it',
    'firm closed down, remove it',
    'firm went bankrupt, remove',
    'account was a test',
    'erase the business',
    'client is gone, take the firm out',
    'delete organisation 7aa2',
    'this company is double, remove one',
    'take Bluebird out of our firms',
    'Moreau SA is no client any more, drop the account',
    'remove Hansen Ltd from the list of accounts',
    'strike the business off our books',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'company.deleted', target: 'company_id' },
  since: '2.7',
  path: { company_id: id('Intercom id of the company.', 'companies') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/deletecompany',
  examples: [
    {
      title: 'Delete a company',
      input: { company_id: '5f4d3c1c-7b1b-4d7d-a97e-6095715c6632' },
      output: { id: '6762f0881bb69f9f2193bb09' },
    },
  ],
});

export { remove as delete };
