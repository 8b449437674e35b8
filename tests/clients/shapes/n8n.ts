import { type Client, overlooked } from '../client.ts';

const old = 'Addresses of the API before 2.0, which no version since has.';

export const client: Client = {
  name: 'n8n node Intercom',
  version: 'bf2c63d',
  source: 'github.com/n8n-io/n8n bf2c63d, packages/nodes-base/nodes/Intercom',
  how: 'read',
  address: 'The address in `intercomApiRequest` of GenericFunctions.ts. An HTTP Request node takes any address.',
  remark: `Its users are at \`/users\`. ${old}`,
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  shapes: [
    { ask: 'GET /companies' },
    { ask: 'GET /companies?per_page=60' },
    { ask: 'GET /companies?company_id={company_external}' },
    { ask: 'GET /companies/{company}' },
    { ask: 'GET /companies/{company}/users' },
    {
      ask: 'POST /companies',
      body: {
        company_id: 'n8n-1',
        monthly_spend: 5,
        name: 'N',
        plan: 'Pro',
        size: 4,
        website: 'https://n.example',
        industry: 'Trade',
        custom_attributes: { plan: 'Free' },
      },
    },
    {
      ask: 'POST /contacts',
      body: {
        email: 'n8n@example.com',
        phone: '+15550103',
        name: 'N',
        unsubscribed_from_emails: true,
        update_last_request_at: true,
        utm_source: 's',
        avatar: { type: 'avatar', image_url: 'https://a.example/a.png' },
        companies: [{ company_id: '{company_external}' }],
        custom_attributes: { plan: 'Free' },
      },
    },
    { ask: 'GET /contacts?email={user_email}', differs: overlooked },
    { ask: 'GET /contacts?per_page=60' },
    { ask: 'GET /contacts/{user}' },
    { ask: 'DELETE /contacts/{third_user}' },
    { ask: 'GET /users?per_page=60' },
    { ask: 'POST /users', body: { email: 'n8n@example.com', session_count: 3 } },
  ],
};
