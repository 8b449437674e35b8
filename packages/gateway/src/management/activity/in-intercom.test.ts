import { expect, test } from 'vitest';
import { inIntercom } from './in-intercom.ts';

const eu = { origin: 'eu', workspaceId: 'abc12345' };

test.each([
  ['conversations.reply', '215', 'https://app.eu.intercom.com/a/inbox/abc12345/inbox/conversation/215'],
  ['handling_events.list', '215', 'https://app.eu.intercom.com/a/inbox/abc12345/inbox/conversation/215'],
  ['tickets.get', '633', 'https://app.eu.intercom.com/a/inbox/abc12345/inbox/conversation/633'],
  [
    'contact_tags.attach',
    '69fc21865a28f6d15c73b074',
    'https://app.eu.intercom.com/a/apps/abc12345/users/69fc21865a28f6d15c73b074/all-conversations',
  ],
  ['company_contacts.list', '69fc', 'https://app.eu.intercom.com/a/apps/abc12345/companies/69fc/users'],
])('%s of %s opens in Intercom', (operation, target, href) => {
  expect(inIntercom({ operation, target }, eu)).toBe(href);
});

test.each([
  ['an id of ones own', 'companies.create', '69fc', eu],
  ['an external id', 'contacts.find', '69', eu],
  ['a thing without a page', 'tags.get', '7', eu],
  ['a word in place of an id', 'conversations.get', 'last', eu],
  ['what would leave the path', 'conversations.get', '../../x', eu],
  ['nothing', 'conversations.list', null, eu],
  ['an operation that nobody knows', 'moon.get', '7', eu],
  ['the sandbox', 'conversations.get', '215', { ...eu, origin: 'sandbox' }],
  ['an Intercom of ones own', 'conversations.get', '215', { ...eu, origin: 'http://127.0.0.1:4500' }],
  ['one that nobody knows', 'conversations.get', '215', { ...eu, origin: null }],
  ['a workspace that is gone', 'conversations.get', '215', undefined],
] as const)('%s opens nothing', (_, operation, target, connection) => {
  expect(inIntercom({ operation, target }, connection)).toBeNull();
});

test('each region has its own pages', () => {
  const hosts = ['us', 'eu', 'au'].map(
    (origin) => new URL(inIntercom({ operation: 'tickets.get', target: '1' }, { ...eu, origin }) ?? '').host,
  );
  expect(hosts).toEqual(['app.intercom.com', 'app.eu.intercom.com', 'app.au.intercom.com']);
});
