import { createSandbox } from '@gatehouse/sandbox';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

/** The teammate who acts: nobody has to be named. */

type Row = Readonly<Record<string, unknown>>;

const sandbox = createSandbox();
const other = createSandbox({ size: { contacts: 5, companies: 1, conversations: 3 } });
const me = sandbox.admins[0]?.id ?? '';
const token = sandbox.mintToken();
let agents: Agents;
let unknown: Agents;
let agent: Client;

beforeAll(async () => {
  agents = await startAgents(sandbox, { token, adminId: me });
  unknown = await startAgents(other, { adminId: '' });
  ({ agent } = agents);
});

afterAll(() => Promise.all([agents.close(), unknown.close()]));

async function ask(name: string, args: Row, client = agent): Promise<Row> {
  const { isError, content } = (await client.callTool({ name, arguments: args })) as CallToolResult;
  const value = JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as { error?: Row } & Row;
  return { ...value, ...value.error, isError: isError === true };
}
const write = (operation: string, input: unknown) => ask('intercom_run_write_operation', { operation, input });

/** Intercom itself. */
async function direct(path: string): Promise<Row> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'intercom-version': '2.16' };
  return (await fetch(`${agents.intercom.url}${path}`, { headers })).json() as Promise<Row>;
}
const rowsAt = async (path: string, list: string) => (await direct(path))[list] as readonly Row[];
const conversation = async () => ((await rowsAt('/conversations?per_page=1', 'conversations'))[0] as { id: string }).id;

test('who connected the workspace, for replies, notes, tags and closing; what was written is shown', async () => {
  const conversation_id = await conversation();
  const replied = await ask('intercom_reply_to_conversation', {
    conversation_id,
    type: 'admin',
    message_type: 'note',
    body: 'Refund <b>approved</b>.',
  });
  expect(replied).toMatchObject({
    isError: false,
    written: { id: expect.any(String), part_type: 'note', author: { id: me }, untrusted: { body: 'Refund approved.' } },
  });
  const closed = await write('conversations.manage', { conversation_id, message_type: 'close', type: 'admin', body: 'All settled.' });
  expect(closed).toMatchObject({ isError: false, written: { id: expect.any(String), author: { id: me } } });
  const [{ id: contact_id } = { id: '' }] = (await rowsAt('/contacts?per_page=1', 'data')) as { id: string }[];
  const noted = await write('notes.create', { contact_id, body: 'Likes tea' });
  expect(noted).toMatchObject({ isError: false, id: expect.any(String) });
  expect(JSON.stringify(noted)).toContain('Likes tea');
  const sent = await write('messages.create', { message_type: 'inapp', body: 'Hello', to: { type: 'user', id: contact_id } });
  expect(sent).toMatchObject({ isError: false });
});

test('nor is a type that can only be one', async () => {
  const conversation_id = await conversation();
  expect(await ask('intercom_reply_to_conversation', { conversation_id, message_type: 'note', body: 'Short' })).toMatchObject({
    isError: false,
    written: { part_type: 'note', author: { id: me } },
  });
  expect(await write('conversations.manage', { conversation_id, message_type: 'close' })).toMatchObject({
    isError: false,
    state: 'closed',
  });
});

test('nobody is needed where a contact speaks', async () => {
  const conversation_id = await conversation();
  const whole = (await direct(`/conversations/${conversation_id}`)) as { contacts: { contacts: { id: string }[] } };
  const intercom_user_id = whole.contacts.contacts[0]?.id;
  const input = { conversation_id, type: 'user', message_type: 'comment', intercom_user_id, body: 'Any news?' };
  expect(await ask('intercom_reply_to_conversation', input)).toMatchObject({
    isError: false,
    written: { author: { id: intercom_user_id } },
  });
});

test('where nobody is known, and a group may not ask, the refusal names the field', async () => {
  const input = { conversation_id: await conversation(), type: 'admin', message_type: 'note', body: 'x' };
  const few = await unknown.open('Few', ['conversations:read', 'conversations:write']);
  expect(await ask('intercom_reply_to_conversation', input, few)).toMatchObject({
    isError: true,
    code: 'input_invalid',
    field: 'admin_id',
  });
});

test('the tool does not ask for it', async () => {
  const { tools } = await agent.listTools();
  expect(tools.find(({ name }) => name === 'intercom_reply_to_conversation')?.inputSchema.required).not.toContain('admin_id');
});
