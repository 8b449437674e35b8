import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSandbox, type Listening } from '@gatehouse/sandbox';
import { type CallToolResult, Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallsWorld, startCalls } from '../../calls/testing/start-calls.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from './http.ts';

const main = join(import.meta.dirname, '../../main.mjs');
const sandbox = createSandbox({ size: { contacts: 60, companies: 5, conversations: 20 } });

let intercom: Listening;
let rooms: CallsWorld;
let gateway: Awaited<ReturnType<typeof serveMounts>>;
let secret: string;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', sandbox.mintToken());
  ({ secret } = await rooms.group('Agents', [[connection, ['contacts:read', 'tags:read']]]));
  gateway = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
});

afterAll(async () => {
  await gateway.close();
  await rooms.stop();
  await intercom.close();
  await sandbox.close();
});

type Env = Record<string, string>;

const direct = (): Env => ({ INTERCOM_ACCESS_TOKEN: sandbox.mintToken(), INTERCOM_API_URL: intercom.url });
const forward = (over: Env = {}): Env => ({ GATEHOUSE_URL: gateway.url, GATEHOUSE_API_KEY: secret, ...over });

async function connect(env: Env, { era = 'legacy', args = [] }: { era?: 'legacy' | 'modern'; args?: string[] } = {}) {
  const mode = era === 'legacy' ? 'legacy' : { pin: '2026-07-28' };
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  const transport = new StdioClientTransport({ command: process.execPath, args: [main, 'mcp', ...args], env, stderr: 'pipe' });
  const said: string[] = [];
  transport.stderr?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  await client.connect(transport);
  return { client, said };
}

const read = (result: CallToolResult) => {
  const [item] = result.content;
  return JSON.parse(item?.type === 'text' ? item.text : '') as Record<string, unknown>;
};

describe.each(['legacy', 'modern'] as const)('on stdio (%s)', (era) => {
  test.each([
    ['with an access token', direct, 19],
    ['through a gateway', forward, 8],
  ])('%s, tools are listed and called', async (_, env, least) => {
    const began = performance.now();
    const { client } = await connect(env(), { era });
    const { tools } = await client.listTools();
    console.info(`stdio, ${era}, ${_}: ${Math.round(performance.now() - began)} ms to the first list of ${tools.length} tools`);
    expect(tools.length).toBeGreaterThanOrEqual(least);
    const answer = read((await client.callTool({ name: 'intercom_list_all_contacts', arguments: { per_page: 3 } })) as CallToolResult);
    expect(answer['rows']).toHaveLength(3);
    expect(answer['next']).toMatchObject({ starting_after: expect.any(String) });
    await client.close();
  });
});

test('the gateway decides what a forwarded caller may do', async () => {
  const { client } = await connect(forward());
  const answer = (await client.callTool({ name: 'intercom_list_conversations', arguments: {} })) as CallToolResult;
  expect(answer.isError).toBe(true);
  expect(read(answer)).toMatchObject({ error: { code: 'scope_missing', group: 'Agents' } });
  expect((await rooms.rows())[0]).toMatchObject({ surface: 'mcp', actorKind: 'key', outcome: 'denied' });
  await client.close();
});

test('options narrow the list here, too', async () => {
  for (const env of [direct(), forward()]) {
    const { client } = await connect(env, { args: ['--mode', 'lean', '--readonly'] });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('intercom_list_all_contacts');
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    await client.close();
  }
});

describe('says what is wrong', () => {
  test.each([
    ['a revoked key', () => forward({ GATEHOUSE_API_KEY: 'gh_wrong' }), /GATEHOUSE_API_KEY/],
    ['a gateway that is not there', () => forward({ GATEHOUSE_URL: 'http://127.0.0.1:9' }), /GATEHOUSE_URL/],
    ['an address that is something else', () => forward({ GATEHOUSE_URL: intercom.url }), /is not a Gatehouse gateway/],
  ])('%s', async (_, env, words) => {
    const { client, said } = await connect(env());
    await expect(client.listTools()).rejects.toThrow(words);
    expect(said.join('')).toMatch(words);
    expect(said.join('')).not.toContain(secret);
    await client.close();
  });

  test('a gateway that moved does not get the key', async () => {
    const seen: unknown[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/mcp`;
    const moved = createServer((_, response) => response.writeHead(307, { location: target }).end());
    await new Promise<void>((resolve) => moved.listen(0, '127.0.0.1', resolve));
    const { client } = await connect(forward({ GATEHOUSE_URL: `http://127.0.0.1:${(moved.address() as AddressInfo).port}` }));
    await expect(client.listTools()).rejects.toThrow(/redirects elsewhere/);
    expect(seen).toEqual([]);
    await client.close();
    elsewhere.close();
    moved.close();
  });

  test('an access token that Intercom refuses', async () => {
    const { client } = await connect({ ...direct(), INTERCOM_ACCESS_TOKEN: 'tok-refused-canary' });
    const answer = (await client.callTool({ name: 'intercom_list_segments', arguments: {} })) as CallToolResult;
    expect(read(answer)).toMatchObject({ error: { code: 'reconnect_required' } });
    expect(JSON.stringify(answer)).not.toContain('canary');
    await client.close();
  });

  test.each([
    ['no setting', () => ({}), [], 'INTERCOM_ACCESS_TOKEN'],
    ['an option that is none', direct, ['--toolsets', 'widgets'], 'toolsets'],
  ])('%s, with code 2 and nothing on stdout', (_, env, args, named) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'mcp', ...args], { env: env(), input: '', encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test.each([
  ['with an access token', direct, /has no such field/],
  ['through a gateway', forward, /nested too deeply/],
])('%s, stdout carries nothing but JSON-RPC, whatever comes in, and the process ends with its input', async (_, env, deep) => {
  const child: ChildProcess = spawn(process.execPath, [main, 'mcp'], { env: env(), stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => {
    err += String(chunk);
  });
  child.stdout?.on('data', (chunk: Buffer) => {
    out += String(chunk);
  });
  const send = (line: string) => child.stdin?.write(`${line}\n`);
  send('this is no JSON');
  send('{"neither":"request nor answer"}');
  send(
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}',
  );
  send('{"jsonrpc":"2.0","method":"notifications/initialized"}');
  send('{"jsonrpc":"2.0","id":2,"method":"no/such"}');
  send('{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":7}}');
  send('{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"nonsense","arguments":{"x":1}}}');
  send(
    `{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"intercom_list_segments","arguments":{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}}}`,
  );
  while (!out.includes('"id":4') || !out.includes('"id":5')) await new Promise((resolve) => setTimeout(resolve, 20));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  expect(await ended).toBe(0);
  for (const line of out.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  expect(out).toMatch(deep);
  expect(out).toMatch(/"id":null,"error":.*"field":"jsonrpc"/);
  expect(err).toBe('');
});

const host = [
  '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}',
  '{"jsonrpc":"2.0","method":"notifications/initialized"}',
  '{"jsonrpc":"2.0","id":2,"method":"tools/list"}',
  '{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"intercom_list_all_contacts","arguments":{"per_page":3}}}',
];

const modes: readonly (readonly [string, () => Env])[] = [
  ['with an access token', direct],
  ['through a gateway', forward],
];

/** All of the input at once; `open` keeps it from ending. */
async function runWith(env: Env, input: string, { open = false } = {}) {
  const child = spawn(process.execPath, [main, 'mcp'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += String(chunk);
  });
  child.stdin.on('error', () => {});
  child.stdin.write(input);
  if (!open) child.stdin.end();
  const code = await new Promise((resolve) => child.once('close', resolve));
  const said = out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { id: number; result?: CallToolResult }]));
  return { code, said: said.sort((a, b) => a.id - b.id), err };
}

test.each(modes)('%s, what was asked before the end of the input is answered', async (_, env) => {
  const { code, said, err } = await runWith(env(), `${host.join('\n')}\n`);
  expect([code, err, said.map(({ id }) => id)]).toEqual([0, '', [1, 2, 3]]);
  expect(read(said[2]?.result as CallToolResult)['rows']).toHaveLength(3);
  const opening = await runWith(env(), `${host.slice(0, 3).join('\n')}\n`);
  expect([opening.code, opening.err, opening.said.map(({ id }) => id)]).toEqual([0, '', [1, 2]]);
});

test('with a token alone, whoever it is of is who replies: Intercom is asked once', async () => {
  const asked = () => sandbox.requests().filter(({ path }) => path === '/me').length;
  const before = asked();
  const { client } = await connect(direct());
  const use = async (name: string, args: Record<string, unknown>) =>
    read((await client.callTool({ name, arguments: args })) as CallToolResult);
  const { rows } = (await use('intercom_list_conversations', { limit: 1 })) as { rows: { id: string }[] };
  const reply = (body: string) =>
    use('intercom_run_write_operation', {
      operation: 'conversations.reply',
      input: { conversation_id: rows[0]?.id, message_type: 'note', body },
    });
  const written = { author: { type: 'admin', id: expect.any(String) }, part_type: 'note' };
  expect(await reply('One look is enough.')).toMatchObject({ written });
  expect(await reply('And another.')).toMatchObject({ written });
  expect(asked() - before).toBe(1);
  await client.close();
});

test.each(['/mcp', '/mcp/', '/'])('an address that ends in %s is that of the gateway', async (end) => {
  const { client } = await connect(forward({ GATEHOUSE_URL: `${gateway.url}${end}` }));
  expect((await client.listTools()).tools.length).toBeGreaterThan(5);
  await client.close();
});

test('a host is told the same whichever way it comes', async () => {
  const both = await Promise.all(modes.map(async ([, env]) => (await connect(env())).client));
  const [own, through] = both.map((client) => [client.getInstructions(), client.getServerVersion(), client.getServerCapabilities()]);
  expect(through).toEqual(own);
  await Promise.all(both.map((client) => client.close()));
});

test.each(modes)('%s, what is of a wrong form is refused in words, and a null cursor is none', async (_, env) => {
  const odd = [
    '{"jsonrpc":"2.0","id":4,"method":"tools/list","params":{"cursor":null}}',
    '{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":7}}',
    '{"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"intercom_list_segments","arguments":"x"}}',
    '{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{"cursor":null}}',
  ];
  const { said } = await runWith(env(), `${[...host.slice(0, 2), ...odd].join('\n')}\n`);
  const [, list, nameless, text, again] = said.map(({ result }) => result);
  expect([list, again]).toMatchObject([{ tools: expect.any(Array) }, { tools: expect.any(Array) }]);
  expect([nameless, text].map((result) => read(result as CallToolResult))).toMatchObject([
    { error: { code: 'operation_unknown', field: 'name' } },
    { error: { code: 'input_invalid', field: 'arguments' } },
  ]);
});

test.each(modes)('%s, a line without an end ends the process with code 1 and one sentence', async (_, env) => {
  const { code, said, err } = await runWith(env(), 'x'.repeat(17 * 1024 * 1024), { open: true });
  expect([code, said]).toEqual([1, []]);
  expect(err).toMatch(/^The conversation cannot go on: [^\n]+\.\n$/);
});
