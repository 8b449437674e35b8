/**
 * The main job, unattended, through the real surfaces: an administrator claims an installation and connects an Intercom workspace,
 * a group gets scopes, and an agent does what the group allows and is refused what it does not. Any surprise ends it with an error.
 */

import type { ScopeKey } from '@gatehouse/connector';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Browser } from './demo/browser.ts';
import { inIntercom, type Product, startProduct } from './demo/product.ts';

const say = (text = '') => console.log(text);
const step = (title: string) => say(`\n▸ ${title}`);
const sent = (text: string) => say(`  → ${text}`);
const came = (text: string) => say(`  ← ${text}`);
const must = <T>(value: T | undefined | null, what: string): T => {
  if (value === undefined || value === null) throw new Error(`Surprise: ${what}`);
  return value;
};
const cut = (text: string, length = 110) => (text.length > length ? `${text.slice(0, length)}…` : text);

const scopes: ScopeKey[] = ['contacts:read', 'events:read', 'conversations:read', 'conversations:note', 'admins:read'];

interface Row {
  readonly id?: string;
  readonly untrusted?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

async function main(): Promise<void> {
  say('Gatehouse: one governed door to Intercom. Everything below happens on this machine.');
  const product = await startProduct();
  try {
    const browser = new Browser(product.url);
    await claim(product, browser);
    const connection = await connect(browser);
    const secret = await groupAndKey(browser, connection);
    await work(product, secret);
    await trail(browser);
    say('\nDone: claimed, connected, granted, used, refused, audited.');
  } finally {
    await product.stop();
  }
}

async function claim(product: Product, browser: Browser): Promise<void> {
  step('An administrator claims the installation with the link that the first start printed');
  const token = must(product.claimLink.split('/').at(-1), 'the first start printed no claim link');
  sent('POST /api/v1/invitations/accept  { name: "Ada Admin", organisation: "Example Ltd", … }');
  const session = await browser.call('invitations.accept', {
    token,
    name: 'Ada Admin',
    organisation: 'Example Ltd',
    email: 'ada@example.com',
    password: 'correct horse battery staple',
  });
  came(`signed in as ${session.member.name}, ${session.member.role} of ${session.organisation.name}`);
}

async function connect(browser: Browser) {
  step('The administrator connects an Intercom workspace over OAuth');
  sent('POST /api/v1/connections/authorize');
  const { authorizeUrl } = await browser.call('connections.authorize', {});
  came(`open ${cut(authorizeUrl.replace(/state=[^&]+/, 'state=…'), 140)}`);
  const consent = await browser.visit(authorizeUrl);
  sent('press "Authorize" on Intercom\'s consent page');
  const landed = await browser.submit(consent, 'Authorize');
  for (const hop of browser.trail) came(hop);
  if (!landed.url.searchParams.has('connected')) throw new Error(`Surprise: connecting ended at ${landed.url}`);
  const { connections } = await browser.call('connections.list', {});
  const connection = must(connections[0], 'no connection is listed');
  came(
    `workspace "${connection.workspaceName}" (${connection.workspaceId}, ${connection.region}) acts as ${connection.adminName}: ${connection.state}`,
  );
  return connection;
}

async function groupAndKey(browser: Browser, connection: { id: string; name: string }): Promise<string> {
  step('A group gets exactly the scopes that its work needs, and a key');
  const group = await browser.call('groups.create', { name: 'Support agents' });
  sent(`PUT /api/v1/groups/…/grants/${connection.name}  { scopes: ${scopes.join(', ')} }`);
  await browser.call('groups.set_grant', { id: group.id, connectionId: connection.id, scopes });
  const { key, secret } = await browser.call('keys.create', { groupId: group.id, name: 'Demo agent' });
  came(`key ${key.prefix}… for the group "${key.groupName}" (shown once)`);
  return secret;
}

async function work(product: Product, secret: string): Promise<void> {
  step('An agent connects over MCP and sees what its group may do');
  const agent = new Client({ name: 'demo-agent', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(`${product.url}/mcp`), {
    requestInit: { headers: { authorization: `Bearer ${secret}` } },
  });
  await agent.connect(transport);
  const { tools } = await agent.listTools();
  came(
    `${tools.length} tools, ${Math.round(JSON.stringify(tools).length / 4)} tokens: ${tools
      .map((tool) => tool.name)
      .slice(0, 5)
      .join(', ')}, …`,
  );

  const use = async (name: string, input: Record<string, unknown>) => {
    sent(`${name} ${cut(JSON.stringify(input))}`);
    const result = await agent.callTool({ name, arguments: input });
    const content = must((result.content as { text?: string }[])[0]?.text, `${name} answered nothing`);
    return { isError: result.isError === true, body: JSON.parse(content) as { rows?: Row[]; total?: number } & Row, text: content };
  };
  const rows = async (name: string, input: Record<string, unknown>) => {
    const { isError, body, text } = await use(name, input);
    if (isError) throw new Error(`Surprise: ${name} was refused: ${text}`);
    return { rows: must(body.rows, `${name} gave no rows`), total: body.total };
  };

  step('"List contacts at Acme Corp and show their recent events"');
  const companies = await rows('intercom_list_companies', { name: 'Acme Corp' });
  const acme = must(companies.rows[0], 'Acme Corp is not there');
  came(`${companies.rows.length} company: ${JSON.stringify(acme)}`);
  const contacts = await rows('intercom_list_attach_contacts_to_company', { company_id: acme.id });
  came(`${contacts.rows.length} contacts of ${contacts.total ?? '?'}`);
  let events = 0;
  for (const contact of contacts.rows) {
    const userId = contact.untrusted?.['external_id'];
    if (typeof userId !== 'string') continue;
    const happened = await rows('intercom_list_events', { user_id: userId });
    events += happened.rows.length;
    came(
      `${String(contact.untrusted?.['name'])}: ${happened.rows.length} events${happened.rows[0] ? `, last ${cut(JSON.stringify(happened.rows[0]), 90)}` : ''}`,
    );
  }
  if (events === 0) throw new Error('Surprise: nobody at Acme Corp did anything');

  step('"Find conversations about refunds", and leave a note for the team');
  const found = await rows('intercom_search_conversations', { query: 'refund', pagination: { per_page: 3 } });
  const conversation = must(found.rows[0], 'no conversation mentions a refund');
  came(`${found.total} conversations; the first: ${cut(JSON.stringify(conversation), 200)}`);
  const me = await use('intercom_run_read_operation', { operation: 'admins.me', input: {} });
  const adminId = must(me.body.id, 'admins.me gave no id');
  const note = await use('intercom_reply_to_conversation', {
    conversation_id: conversation.id,
    type: 'admin',
    message_type: 'note',
    admin_id: adminId,
    body: 'Refund checked by the demo agent.',
  });
  if (note.isError) throw new Error(`Surprise: the note was refused: ${note.text}`);
  const ledger = JSON.parse(await inIntercom(product, 'GET ledger')) as { entries: unknown[] };
  const times = ledger.entries.filter((entry) => JSON.stringify(entry).includes('Refund checked by the demo agent.')).length;
  came(`noted; it stands ${times === 1 ? 'once' : `${times} times`} in Intercom's ledger of ${ledger.entries.length} effects`);
  if (times !== 1) throw new Error('Surprise: the note does not stand once in the ledger');

  step('It may write notes for the team, and nothing that the customer sees');
  const comment = { conversation_id: conversation.id, type: 'admin', message_type: 'comment', admin_id: adminId, body: 'Hello' };
  const unsaid = await use('intercom_reply_to_conversation', comment);
  if (!unsaid.isError) throw new Error('Surprise: a reply to the customer went out although the group may only write notes');
  came(cut(unsaid.text, 400));

  step('The agent asks for something that its group does not have');
  const refused = await use('intercom_list_articles', {});
  if (!refused.isError) throw new Error('Surprise: articles were given although the scope is missing');
  came(cut(refused.text, 400));
  await agent.close();
}

async function trail(browser: Browser): Promise<void> {
  step('The audit trail of all that, newest first');
  const { rows } = await browser.call('activity.list', { limit: 100 });
  for (const row of rows) {
    const what = row.target ? `${row.event} ${row.target}` : row.event;
    say(
      `  ${new Date(row.at).toISOString().slice(11, 19)}  ${row.outcome.padEnd(7)} ${row.surface.padEnd(8)} ${row.actorName.padEnd(12)} ${cut(what, 60)}${row.errorCode ? `  (${row.errorCode})` : ''}`,
    );
  }
  const denied = rows.filter((row) => row.outcome === 'denied');
  if (!denied.some((row) => row.operation === 'articles.list')) throw new Error('Surprise: the refusal was not audited');
  if (rows.filter((row) => row.operation === 'conversations.reply' && row.outcome === 'ok').length !== 1) {
    throw new Error('Surprise: the reply was not audited once');
  }
}

await main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
