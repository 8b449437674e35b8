import { permissions, type ScopeKey } from '@gatehouse/connector';
import { Browser } from '../../scripts/demo/browser.ts';
import { inIntercom, type Product } from '../../scripts/demo/product.ts';
import { agent, use } from './product.ts';

/** An organisation in the middle of its work, for pictures. */
export const owner = { name: 'Ada Ferris', email: 'ada@northwind.example', password: 'correct horse battery staple' };
export const colleague = { name: 'Mei Tanaka', email: 'mei@northwind.example', password: 'correct horse battery staple' };

/** Claimed, and nothing else. */
export async function createExample(product: Product): Promise<Browser> {
  const admin = new Browser(product.url);
  await admin.call('invitations.accept', { token: lastPart(product.claimLink), ...owner, organisation: 'Northwind' });
  return admin;
}

/** Over OAuth; answers the connection's short name. */
export async function connect(admin: Browser): Promise<string> {
  const { authorizeUrl } = await admin.call('connections.authorize', {});
  await admin.submit(await admin.visit(authorizeUrl), 'Authorize');
  return (await admin.call('connections.list', {})).connections[0]?.name ?? '';
}

/** People, groups, keys and a day's calls: allowed, denied, failed, and one of unknown outcome. Answers the ids of the groups. */
export async function makeActivity(product: Product, admin: Browser) {
  const people = await Promise.all(
    [colleague, { ...colleague, name: 'Tomás Oliveira', email: 'tomas@northwind.example' }].map((person) => join(product, admin, person)),
  );
  await admin.call('members.invite', { role: 'member', note: 'Lena, support lead in Berlin' });
  const connectionId = (await admin.call('connections.list', {})).connections[0]?.id ?? '';
  const group = async (name: string, description: string, scopes: ScopeKey[], memberIds: string[]) => {
    const { id } = await admin.call('groups.create', { name, description });
    for (const memberId of memberIds) await admin.call('groups.add_member', { id, memberId });
    if (scopes.length > 0) await admin.call('groups.set_grant', { id, connectionId, scopes });
    return id;
  };
  const support = await group(
    'Support assistants',
    'Claude and Cursor for the support team: read what they need, answer in internal notes.',
    ['contacts:read', 'conversations:read', 'conversations:note', 'events:read', 'tags:read', 'admins:read'],
    people,
  );
  const reporting = await group('Reporting', 'Nightly export to the warehouse.', ['contacts:read', 'events:read', 'articles:read'], []);
  const editors = await group('Help centre editors', '', [], []);
  const key = async (groupId: string, name: string) => (await admin.call('keys.create', { groupId, name })).secret;
  const { key: old } = await admin.call('keys.create', { groupId: support, name: 'Old laptop' });
  await admin.call('keys.revoke', { id: old.id });
  await key(support, 'Shared Cursor');
  const exportKey = await key(reporting, 'Warehouse export');
  const claude = await agent(product.url, await key(support, 'Ada’s Claude Code'));

  const rest = (path: string) => fetch(`${product.url}/intercom/default${path}`, { headers: { authorization: `Bearer ${exportKey}` } });
  for (const path of ['/companies?per_page=50', '/contacts?per_page=50', '/articles?per_page=5']) await rest(path);
  await rest('/contacts/0123456789abcdef01234567');

  const { body: companies } = await use(claude, 'intercom_list_companies', { name: 'Acme Corp' });
  const { body: contacts } = await use(claude, 'intercom_list_attach_contacts_to_company', { company_id: firstId(companies) });
  const known = (contacts['rows'] as { untrusted?: { external_id?: string } }[]).find((row) => row.untrusted?.external_id);
  await use(claude, 'intercom_list_events', { user_id: known?.untrusted?.external_id ?? '' });
  await use(claude, 'intercom_get_contact_by_id', { contact_id: firstId(contacts) });
  const { body: conversations } = await use(claude, 'intercom_list_conversations', { per_page: 2 });
  const id = firstId(conversations);
  await use(claude, 'intercom_get_conversation_by_id', { conversation_id: id });
  await use(claude, 'intercom_list_articles', {});
  const { body: me } = await use(claude, 'intercom_run_read_operation', { operation: 'admins.me', input: {} });
  const note = { conversation_id: id, type: 'admin', message_type: 'note', admin_id: me['id'] };
  await use(claude, 'intercom_reply_to_conversation', { ...note, body: 'The customer asked for an invoice copy; sent.' });
  await inIntercom(product, 'POST faults', { kind: 'reset_after_commit', method: 'POST', path: `/conversations/${id}/reply`, times: 1 });
  await use(claude, 'intercom_reply_to_conversation', { ...note, body: 'Waiting for the billing team.' });
  await use(claude, 'intercom_list_all_teams', {});
  await claude.close();
  return { support, reporting, editors };
}

/** The app loses a permission that two groups need, and a call finds it out. */
export async function takePermission(product: Product, admin: Browser): Promise<void> {
  const granted = permissions.filter(({ scopes }) => !(scopes as readonly string[]).includes('events:read')).map(({ key }) => key);
  await inIntercom(product, 'PUT apps/gatehouse-local', { permissions: granted });
  const { authorizeUrl } = await admin.call('connections.authorize', { replace: 'weaker' });
  await admin.submit(await admin.visit(authorizeUrl), 'Authorize');
  const { groups } = await admin.call('groups.list', {});
  const { secret } = await admin.call('keys.create', {
    groupId: groups.find(({ name }) => name === 'Reporting')?.id ?? '',
    name: 'Event export',
  });
  await fetch(`${product.url}/intercom/default/events?type=user&email=a@example.com`, { headers: { authorization: `Bearer ${secret}` } });
}

/** Another app in its place, which may read and reply, and not ask who it is. */
export async function connectWithLittle(product: Product, admin: Browser): Promise<void> {
  const little = ['read_users', 'read_conversations', 'write_conversations', 'read_articles_scope'];
  const { token } = JSON.parse(await inIntercom(product, 'POST tokens', { permissions: little, refusal: 'token_unauthorized' }));
  const { id } = await admin.call('connections.add_token', { accessToken: token, replace: 'weaker' });
  await admin.call('connections.check', { id });
}

/** Somebody uninstalls the app, and a check finds it out. */
export async function loseCredential(product: Product): Promise<void> {
  await inIntercom(product, 'DELETE tokens', { clientId: 'gatehouse-local' });
  const admin = new Browser(product.url);
  await admin.call('session.create', { email: owner.email, password: owner.password });
  const { connections } = await admin.call('connections.list', {});
  await admin.call('connections.check', { id: connections[0]?.id ?? '' }).catch(() => {});
}

async function join(product: Product, admin: Browser, person: typeof owner): Promise<string> {
  const { url } = await admin.call('members.invite', {});
  const { member } = await new Browser(product.url).call('invitations.accept', { token: lastPart(url), ...person });
  return member.id;
}

const firstId = (body: Record<string, unknown>): string => (body['rows'] as { id: string }[])[0]?.id ?? '';

const lastPart = (link: string): string => link.split('/').at(-1) ?? '';
