import { createSandbox, type Listening } from '@gatehouse/sandbox';
import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from './http.ts';

/** What agents get wrong: each is refused in words that help, and audited like any call. */

const sandbox = createSandbox({ size: { contacts: 13, companies: 1, conversations: 1, articles: 1 } });
let intercom: Listening;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let secret: string;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', sandbox.mintToken());
  ({ secret } = await rooms.group('Everything', [[connection, everyScope]]));
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
});

afterAll(async () => {
  await server.close();
  await rooms.stop();
  await sandbox.close();
});

async function refusal(name: string, input: Record<string, unknown>, query = ''): Promise<Record<string, unknown>> {
  const agent = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${secret}` } };
  await agent.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp${query}`), { requestInit }));
  const { isError, content } = (await agent.callTool({ name, arguments: input })) as CallToolResult;
  await agent.close();
  expect(isError).toBe(true);
  return (JSON.parse(content[0]?.type === 'text' ? content[0].text : '') as { error: Record<string, unknown> }).error;
}

/** Of the form that ids have, so that it is taken for no name. */
const nobodys = 'f'.repeat(24);
const newest = async () => (await rooms.rows())[0];

test.each([
  ['a list', ['default']],
  ['null', null],
  ['an object that cannot be made text', { toString: 1 }],
  ['a number', 5],
])('a connection that is %s', async (_, connection) => {
  const error = await refusal('intercom_list_all_contacts', { connection });
  expect(error).toMatchObject({ code: 'input_invalid', field: 'connection', fix: expect.stringContaining('name of a connection') });
  expect(await newest()).toMatchObject({ operation: 'intercom_list_all_contacts', outcome: 'denied', errorCode: 'input_invalid' });
});

test.each([
  ['intercom_run_read_operation', {}, 'operation'],
  ['intercom_run_write_operation', { operation: 'tags.create', input: 'x' }, 'input'],
  ['search', { query: '' }, 'query'],
  ['fetch', { id: 'nothing_1' }, 'id'],
])('%s with arguments that cannot be read', async (tool, input, field) => {
  expect(await refusal(tool, input)).toMatchObject({ code: 'input_invalid', field });
  expect(await newest()).toMatchObject({ operation: tool, outcome: 'denied', errorCode: 'input_invalid' });
});

test('a write at a read-only address, as the write that it would have been', async () => {
  await refusal('intercom_run_write_operation', { operation: 'tags.create', input: { name: 'Never' } }, '?readonly=1');
  expect(await newest()).toMatchObject({ operation: 'tags.create', effect: 'create', scope: 'tags:write', outcome: 'denied' });
});

test('half of a character as an id', async () => {
  // A client's own encoding may mend it on the way; what arrives is either refused or no contact's id.
  const { code } = await refusal('intercom_get_contact_by_id', { contact_id: '\udc00' });
  expect(['input_invalid', 'upstream_not_found']).toContain(code);
});

test('a cursor of another list', async () => {
  const error = await refusal('intercom_list_all_contacts', { starting_after: 'WzE3MDc5MzAwODEwMDAsMTMxLDJd' });
  expect(error).toMatchObject({ code: 'upstream_refused', fix: expect.stringContaining('first page again') });
});

test.each([
  ['the thing itself', 'contacts.get', { contact_id: nobodys }, 'contact_id'],
  ['of which Intercom says no kind: all are named', 'contact_tags.attach', { id: '404' }, undefined],
  ['whom it is put on', 'contact_tags.attach', { contact_id: nobodys }, 'contact_id'],
  ['one of two of a kind: both are named', 'contacts.merge', { from: nobodys, into: nobodys }, undefined],
  ['the one name that was asked for', 'events.list', { user_id: 'nobody' }, 'user_id'],
])('an id that nobody has is blamed where it stands: %s', async (_, operation, given, field) => {
  const contacts = await listed('contacts.list');
  const tags = await listed('tags.list');
  const filled = operation === 'contact_tags.attach' ? { contact_id: contacts[0]?.id, id: tags[0]?.id, ...given } : given;
  const tool = operation.startsWith('contact_') || operation.endsWith('merge') ? 'write' : 'read';
  const error = await refusal(`intercom_run_${tool}_operation`, { operation, input: filled });
  expect(error['code']).toBe('upstream_not_found');
  expect(error['field']).toBe(field);
  expect(error['fix']).toMatch(field === undefined ? /^Check (?:from|contact_id): .*And (?:into|id): / : new RegExp(`^Check ${field}\\b`));
});

test.each([
  ['text', 'x', 'arguments'],
  ['a list', [1], 'arguments'],
  ['a number', 7, 'arguments'],
])('arguments that are %s are refused and stand in Activity like every other', async (_, given, field) => {
  const { result } = await send({ name: 'intercom_list_segments', arguments: given });
  expect(JSON.parse(result?.content[0]?.text ?? '')).toMatchObject({ error: { code: 'input_invalid', field } });
  expect(await newest()).toMatchObject({ operation: 'segments.list', errorCode: 'input_invalid', status: null });
});

test.each([
  ['null', null],
  ['nothing', undefined],
  ['empty text', ''],
  ['an object as text', '{"include_count":true}'],
])('arguments that are %s are read as they are meant', async (_, given) => {
  const { result } = await send({ name: 'intercom_list_segments', arguments: given });
  expect(JSON.parse(result?.content[0]?.text ?? '')).toHaveProperty('rows');
});

test.each([
  ['no name', {}],
  ['a name that is a number', { name: 5 }],
  ['no parameters', undefined],
])('a call with %s is refused and stands in Activity', async (_, params) => {
  const { result } = await send(params);
  expect(JSON.parse(result?.content[0]?.text ?? '')).toMatchObject({ error: { code: 'operation_unknown', field: 'name' } });
  expect(await newest()).toMatchObject({ operation: '(none)', outcome: 'denied' });
});

test('a search for operations without words stands in Activity, too', async () => {
  expect(await refusal('intercom_search_operations', {})).toMatchObject({ code: 'input_invalid', field: 'query' });
  expect(await newest()).toMatchObject({ operation: 'intercom_search_operations', outcome: 'denied' });
});

/** A call as it stands on the wire: the library's own client sends none of a wrong form. */
async function send(params: unknown) {
  const response = await fetch(`${server.url}/mcp`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', accept: '*/*' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  const text = await response.text();
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text) as { result?: { content: { text: string }[] } };
}

async function listed(operation: string) {
  const { result } = await send({ name: 'intercom_run_read_operation', arguments: { operation } });
  return (JSON.parse(result?.content[0]?.text ?? '') as { rows: { id: string }[] }).rows;
}

test('an id that nobody has: the request id of the refusal finds its row', async () => {
  const { requestId } = await refusal('intercom_get_contact_by_id', { contact_id: '0'.repeat(24) });
  const rows = await rooms.store.audit.list({ requestId: String(requestId) }, { limit: 10 });
  expect(rows.map(({ operation }) => operation)).toEqual(['contacts.get']);
});
