import type { Client } from '../client.ts';
import { all, any, is } from '../filters.ts';

export const client: Client = {
  name: 'Pipedream components',
  version: '14e62d4',
  source: 'github.com/PipedreamHQ/pipedream 14e62d4, components/intercom',
  how: 'read',
  address:
    'The address in `makeRequest` of intercom.app.mjs. It follows the addresses in `pages.next` and `pages.since` of events as they stand.',
  headers: { accept: 'application/json', 'content-type': 'application/json', 'intercom-version': '2.12' },
  shapes: [
    { ask: 'GET /me' },
    { ask: 'GET /companies' },
    { ask: 'GET /tags' },
    { ask: 'GET /teams' },
    { ask: 'GET /admins' },
    { ask: 'GET /events?type=user&intercom_user_id={user}', keeps: { since: 'pages.since' } },
    { ask: 'GET {since}' },
    { ask: 'GET /contacts/{user}' },
    { ask: 'GET /conversations?per_page=20' },
    { ask: 'GET /conversations/{conversation}' },
    {
      ask: 'POST /conversations/search',
      body: { query: is('statistics.last_contact_reply_at', '>', 1767225600) },
    },
    { ask: 'POST /conversations/search', body: { query: is('statistics.last_admin_reply_at', '>', 1767225600) } },
    { ask: 'POST /tickets/search', body: { query: all(is('created_at', '>', 1767225600)) } },
    { ask: 'POST /contacts/search', body: { query: is('role', '=', 'lead') } },
    { ask: 'POST /contacts/search', body: { query: any(is('name', '~', 'a'), is('email', '~', 'a')), pagination: { per_page: 5 } } },
    { ask: 'POST /contacts/search', body: { query: all(is('email', '=', '{user_email}')), pagination: { per_page: 1 } } },
    { ask: 'POST /contacts/{user}/notes', body: { body: 'Called back.', admin_id: '{admin}' } },
    { ask: 'POST /contacts/{user}/tags', body: { id: '{tag}' } },
    {
      ask: 'POST /contacts',
      body: { email: 'pd@example.com', role: 'user', externalId: 'pd-1', unsubscribedFromEmails: true, customAttributes: { plan: 'Free' } },
    },
    { ask: 'POST /conversations', body: { from: { type: 'user', id: '{user}' }, body: 'Hello' } },
    { ask: 'POST /conversations/{conversation}/reply', body: { body: 'Yes', admin_id: '{admin}', message_type: 'comment', type: 'admin' } },
    {
      ask: 'POST /conversations/{conversation}/reply',
      body: {
        body: 'Yes',
        intercom_user_id: '{participant}',
        message_type: 'comment',
        type: 'user',
        attachment_urls: ['https://a.example/a.png'],
      },
    },
    { ask: 'POST /conversations/{conversation}/parts', body: { admin_id: '{admin}', message_type: 'snoozed', snoozed_until: 1774000000 } },
    { ask: 'POST /conversations/{conversation}/parts', body: { admin_id: '{admin}', message_type: 'open' } },
    {
      ask: 'POST /conversations/{conversation}/parts',
      body: { admin_id: '{admin}', message_type: 'assignment', type: 'team', assignee_id: '{team}' },
    },
    {
      ask: 'POST /conversations/{conversation}/parts',
      body: { admin_id: '{admin}', message_type: 'assignment', type: 'admin', assignee_id: '0' },
    },
    {
      ask: 'POST /conversations/{conversation}/parts',
      body: { admin_id: '{admin}', message_type: 'close', type: 'admin', body: 'Done.' },
    },
    {
      ask: 'POST /messages',
      body: {
        message_type: 'email',
        subject: 'Boxes',
        body: 'Hello',
        template: 'personal',
        from: { type: 'admin', id: '{admin}' },
        to: { type: 'user', id: '{user}' },
      },
    },
    {
      ask: 'POST /messages',
      body: {
        message_type: 'in_app',
        subject: 'Boxes',
        body: 'Hello',
        template: 'plain',
        from: { type: 'admin', id: '{admin}' },
        to: { type: 'user', id: '{user}' },
      },
    },
  ],
};
