import { loadOperation, type OperationName } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { idsOfPages } from './page-addresses.ts';

const app = 'https://app.intercom.com/a/apps/ws1';
const read = async (operation: OperationName, input: Readonly<Record<string, unknown>>) => {
  const notes = new Set<string>();
  return { input: idsOfPages(await loadOperation(operation), input, notes), notes: [...notes] };
};

test('the address of a page stands for the id in it', async () => {
  const id = '676fa8984bc19c2f2f005b5f';
  expect(await read('contacts.get', { contact_id: `${app}/users/${id}/all-conversations` })).toEqual({
    input: { contact_id: id },
    notes: [`contact_id: the address is read as the id in it, ${id}.`],
  });
  const eu = ' https://app.eu.intercom.com/a/apps/ws1/conversations/215#part ';
  expect((await read('conversations.reply', { conversation_id: eu, body: eu })).input).toEqual({ conversation_id: '215', body: eu });
});

test('so do the address in the inbox, and a number with its sign', async () => {
  for (const path of [
    'shared/all/conversation/215473840934',
    'admin/77/conversation/215473840934?view=List',
    'conversation/215473840934',
  ]) {
    const address = `https://app.intercom.com/a/inbox/ws1/inbox/${path}`;
    expect((await read('conversations.get', { conversation_id: address })).input).toEqual({ conversation_id: '215473840934' });
  }
  const ticket = 'https://app.eu.intercom.com/a/inbox/ws1/inbox/shared/all/ticket/55';
  expect((await read('tickets.get', { ticket_id: ticket })).input).toEqual({ ticket_id: '55' });
  expect((await read('conversations.reply', { conversation_id: '#215', body: '#215' })).input).toEqual({
    conversation_id: '215',
    body: '#215',
  });
});

test.each<[string, OperationName, Readonly<Record<string, unknown>>]>([
  ['of another kind', 'contacts.get', { contact_id: `${app}/companies/676fa8984bc19c2f2f005b5f/users` }],
  ['of no thing', 'contacts.get', { contact_id: `${app}/users` }],
  ['of somebody else', 'contacts.get', { contact_id: 'https://evil.example/a/apps/ws1/users/676fa8984bc19c2f2f005b5f' }],
  ['where an own id stands', 'companies.list', { company_id: `${app}/companies/676fa8984bc19c2f2f005b5f/users` }],
])('an address %s is left as it is', async (_, operation, input) => {
  expect(await read(operation, input)).toEqual({ input, notes: [] });
});
