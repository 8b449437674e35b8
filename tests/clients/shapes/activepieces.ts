import type { Client } from '../client.ts';
import { all, is } from '../filters.ts';

export const client: Client = {
  name: 'Activepieces',
  version: '@activepieces/piece-intercom 0.7.5',
  source: 'npm: @activepieces/piece-intercom 0.7.5, src/index.js',
  how: 'run',
  address:
    'It builds `https://api.<region>.io` and has no setting for another host. What asks for `api.intercom.io` was led to the gateway below `fetch` and `https.request`; nothing in the piece was changed.',
  remark: 'Its picker of conversations stops at a conversation without a source, directly too.',
  headers: { accept: '*/*', 'content-type': 'application/json', 'intercom-version': '2.11' },
  shapes: [
    { ask: 'POST /contacts/search', body: { query: is('email', '=', '{user_email}') } },
    { ask: 'POST /contacts/{user}/notes', body: { body: 'Called back.' } },
    {
      ask: 'POST /conversations/{conversation}/reply',
      body: { type: 'admin', message_type: 'note', body: 'For the team.', admin_id: '{admin}' },
    },
    { ask: 'POST /contacts/{user}/tags', body: { id: '{tag}' } },
    { ask: 'DELETE /contacts/{user}/tags/{tag}' },
    { ask: 'POST /tags', body: { name: '{tag_name}', companies: [{ id: '{company}' }] } },
    { ask: 'GET /companies/{company}' },
    { ask: 'POST /tags', body: { name: '{tag_name}', companies: [{ id: '{company}', untag: true, company_id: '{company_external}' }] } },
    { ask: 'GET /me' },
    { ask: 'POST /conversations/{conversation}/tags', body: { id: '{tag}', admin_id: '{admin}' } },
    { ask: 'DELETE /conversations/{conversation}/tags/{tag}', body: { admin_id: '{admin}' } },
    {
      ask: 'POST /conversations/{conversation}/parts',
      body: { type: 'admin', message_type: 'assignment', admin_id: '{admin}', assignee_id: '{other_admin}', body: 'Yours.' },
    },
    {
      ask: 'POST /articles',
      body: {
        title: 'Packing',
        description: 'How',
        body: '<p>Fold.</p>',
        author_id: '{admin:number}',
        state: 'draft',
        parent_id: '{collection:number}',
      },
    },
    { ask: 'POST /articles', body: { title: 'Packing 2', author_id: '{admin:number}', state: 'draft' } },
    { ask: 'POST /conversations', body: { body: 'Hello there', from: { type: 'user', id: '{user}' } } },
    { ask: 'POST /events', body: { email: '{user_email}', event_name: 'ordered', created_at: 1772359200, metadata: { price: '5' } } },
    { ask: 'POST /events', body: { user_id: '{user_external}', event_name: 'ordered', created_at: 1772359200 } },
    { ask: 'POST /events', body: { id: '{user}', event_name: 'ordered', created_at: 1772359200 } },
    {
      ask: 'POST /tickets',
      body: {
        ticket_type_id: '{ticket_type}',
        contacts: [{ id: '{user}' }],
        company_id: '{company}',
        ticket_attributes: { _default_title_: 'Broken', _default_description_: 'It broke.' },
      },
    },
    {
      ask: 'POST /contacts',
      body: { role: 'user', email: 'new@example.com', name: 'New', custom_attributes: {}, signed_up_at: 1772359200, external_id: 'new-1' },
    },
    {
      ask: 'POST /companies',
      body: {
        company_id: 'c-77',
        name: 'Seventy',
        plan: 'Pro',
        size: 5,
        website: 'https://a.example',
        industry: 'Trade',
        monthly_spend: 10,
        remote_created_at: 1772359200,
        custom_attributes: {},
      },
    },
    {
      ask: 'POST /contacts',
      body: {
        role: 'lead',
        name: 'L',
        email: 'lead@example.com',
        phone: '+15550100',
        unsubscribed_from_emails: false,
        custom_attributes: {},
        signed_up_at: 1772359200,
      },
    },
    { ask: 'POST /contacts/search', body: { query: all(is('id', '=', '{lead}'), is('role', '=', 'lead')), pagination: { per_page: 1 } } },
    { ask: 'PUT /contacts/{lead}', body: { name: 'L2' } },
    {
      ask: 'POST /contacts/search',
      body: { query: all(is('email', '=', '{user_email}'), is('role', '=', 'user')), pagination: { per_page: 1 } },
    },
    { ask: 'PUT /contacts/{user}', body: { name: 'U2', external_id: '{user_external}' } },
    {
      ask: 'POST /contacts/search',
      body: { query: all(is('email', '=', 'other@example.com'), is('role', '=', 'user')), pagination: { per_page: 1 } },
    },
    { ask: 'POST /contacts', body: { role: 'user', email: 'other@example.com', name: 'U3' } },
    {
      ask: 'POST /conversations/{conversation}/reply',
      body: { type: 'admin', message_type: 'comment', body: 'On its way.', admin_id: '{admin}' },
    },
    { ask: 'GET /contacts/{user}' },
    {
      ask: 'POST /messages',
      body: {
        message_type: 'email',
        from: { id: '{admin:number}', type: 'admin' },
        to: { id: '{user}', type: 'user' },
        template: 'personal',
        subject: 'Hi',
        create_conversation_without_contact_reply: true,
        body: 'Hello',
      },
    },
    {
      ask: 'POST /messages',
      body: {
        message_type: 'inapp',
        from: { id: '{admin:number}', type: 'admin' },
        to: { id: '{user}', type: 'user' },
        create_conversation_without_contact_reply: false,
        body: 'Hello',
      },
    },
    {
      ask: 'PUT /tickets/{ticket}',
      body: {
        open: true,
        assignment: { assignee_id: '{other_admin}', admin_id: '{admin}' },
        ticket_attributes: { _default_title_: 'Again' },
      },
    },
    { ask: 'PUT /tickets/{ticket}', body: { state: 'in_progress' } },
    { ask: 'PUT /tickets/{ticket}', body: { snoozed_until: 1775037600 } },
    { ask: 'GET /companies?name={company_name}&per_page=1' },
    { ask: 'GET /companies?company_id={company_external}&per_page=1' },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(
          is('id', '=', '{conversation}'),
          is('state', '=', 'open'),
          is('updated_at', '>', '1767225600'),
          is('updated_at', '<', '1773100800'),
        ),
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(
          is('source.subject', '=', 'order'),
          is('state', '=', 'open'),
          is('updated_at', '>', '1767225600'),
          is('updated_at', '<', '1773100800'),
        ),
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(
          is('source.body', '=', 'order'),
          is('state', '=', 'open'),
          is('updated_at', '>', '1767225600'),
          is('updated_at', '<', '1773100800'),
        ),
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(
          is('source.author.email', '=', '{user_email}'),
          is('state', '=', 'open'),
          is('updated_at', '>', '1767225600'),
          is('updated_at', '<', '1773100800'),
        ),
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(
          is('admin_assignee_id', '=', '{admin}'),
          is('state', '=', 'open'),
          is('updated_at', '>', '1767225600'),
          is('updated_at', '<', '1773100800'),
        ),
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(
          is('team_assignee_id', '=', '{admin}'),
          is('state', '=', 'open'),
          is('updated_at', '>', '1767225600'),
          is('updated_at', '<', '1773100800'),
        ),
      },
    },
    {
      ask: 'POST /conversations/search',
      body: {
        query: all(
          is('tag_ids', '=', '{tag}'),
          is('state', '=', 'open'),
          is('updated_at', '>', '1767225600'),
          is('updated_at', '<', '1773100800'),
        ),
      },
    },
    { ask: 'POST /conversations/search', body: { query: all(is('source.body', '~', 'order')) } },
    { ask: 'POST /conversations/search', body: { query: all(is('source.subject', '^', 'order')) } },
    { ask: 'POST /contacts/search', body: { query: all(is('email', '=', 'none'), is('role', '=', 'lead')), pagination: { per_page: 1 } } },
    {
      ask: 'POST /contacts/search',
      body: { query: all(is('external_id', '=', 'none'), is('role', '=', 'lead')), pagination: { per_page: 1 } },
    },
    { ask: 'POST /contacts/search', body: { query: all(is('id', '=', '{user}'), is('role', '=', 'user')), pagination: { per_page: 1 } } },
    {
      ask: 'POST /contacts/search',
      body: { query: all(is('external_id', '=', '{user_external}'), is('role', '=', 'user')), pagination: { per_page: 1 } },
    },
    { ask: 'GET /companies?company_id=c-78&per_page=1' },
    {
      ask: 'POST /contacts/search',
      body: { query: all(is('email', '=', 'l9@example.com'), is('role', '=', 'lead')), pagination: { per_page: 1 } },
    },
    { ask: 'POST /contacts', body: { role: 'lead', email: 'l9@example.com', name: 'L9' } },
    { ask: 'GET /tags' },
    { ask: 'GET /conversations/{conversation}' },
    { ask: 'GET /admins', version: '' },
    { ask: 'POST /contacts', body: { role: 'lead', name: 'From a call' }, version: '' },
    { ask: 'GET /conversations?per_page=10' },
    { ask: 'POST /contacts/search', body: { query: is('role', '=', 'lead'), pagination: { per_page: 5 } } },
    { ask: 'POST /contacts/search', body: { query: is('role', '=', 'user'), pagination: { per_page: 5 } } },
    { ask: 'POST /conversations/search', body: { query: is('state', '=', 'closed'), pagination: { per_page: 5 } } },
    { ask: 'POST /companies/list?per_page=5' },
    { ask: 'POST /tickets/search', body: { query: is('open', '=', 'true'), pagination: { per_page: 5 } } },
    { ask: 'POST /contacts/search', body: { query: is('unsubscribed_from_emails', '=', 'true'), pagination: { per_page: 5 } } },
    { ask: 'POST /contacts/search', body: { query: all(is('tag_id', '!=', ''), is('role', '=', 'lead')), pagination: { per_page: 100 } } },
    {
      ask: 'POST /contacts/search',
      body: { query: all(is('tag_id', '=', '{tag}'), is('role', '=', 'lead')), pagination: { per_page: 5 } },
    },
    { ask: 'GET /tags/{tag}' },
    { ask: 'POST /contacts/search', body: { query: all(is('tag_id', '!=', ''), is('role', '=', 'user')), pagination: { per_page: 100 } } },
    {
      ask: 'POST /contacts/search',
      body: { query: all(is('tag_id', '=', '{tag}'), is('role', '=', 'user')), pagination: { per_page: 5 } },
    },
    { ask: 'GET /admins' },
    { ask: 'GET /conversations', keeps: { cursor: 'pages.next.starting_after' } },
    { ask: 'GET /conversations?starting_after={cursor}' },
    { ask: 'GET /contacts', keeps: { cursor: 'pages.next.starting_after' } },
    { ask: 'GET /contacts?starting_after={cursor}', keeps: { cursor: 'pages.next.starting_after' } },
    { ask: 'POST /companies/list' },
    { ask: 'POST /companies/list?page=2' },
    { ask: 'GET /help_center/collections' },
    { ask: 'GET /help_center/collections?page=2' },
    { ask: 'GET /ticket_types', version: '' },
    { ask: 'GET /ticket_types/{ticket_type}', version: '' },
    { ask: 'POST /tickets/search', body: { query: is('ticket_type_id', '=', '{ticket_type}'), pagination: { per_page: 100 } } },
    { ask: 'GET /me', version: '' },
  ],
};
