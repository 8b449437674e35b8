import { PassThrough } from 'node:stream';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { describe, expect, test } from 'vitest';
import type { GroupPolicy } from '../../access/policy.ts';
import { everyScope } from '../../calls/testing/start-calls.ts';
import { answerOpening, legacyRevisions, readOpening } from './opening.ts';
import { readOptions } from './options.ts';
import { createMcpServer, type McpDeps } from './server.ts';
import { serveOverStdio } from './stdio.ts';
import { listTools } from './tools.ts';

/* What is answered without the library equals what the library answers to the same message, whichever way it comes. */

const policyOf = (scopes: readonly string[], connections: readonly string[]) =>
  ({
    groupId: 'g',
    groupName: 'g',
    keyIds: new Set(),
    connections: connections.map((name) => ({ connection: { id: name, name }, scopes: new Set(scopes) })),
  }) as unknown as GroupPolicy;

const policies: readonly [string, GroupPolicy, string][] = [
  ['everything', policyOf(everyScope, ['main']), ''],
  ['every operation', policyOf(everyScope, ['main']), 'mode=full'],
  ['two connections', policyOf(everyScope, ['main', 'second']), 'readonly=1'],
  ['little', policyOf(['tags:read'], ['main']), 'toolsets=tags'],
  ['nothing', policyOf([], []), 'mode=lean'],
];

const makeServer = (policy: GroupPolicy, query: string) => () => {
  const deps = { access: { policyOf: async () => policy }, newId: () => 'id' } as unknown as McpDeps;
  return createMcpServer(deps, { principal: {} as never, surface: 'mcp', options: readOptions(new URLSearchParams(query)) });
};

async function byStdio(server: ReturnType<typeof makeServer>, message: object): Promise<unknown> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const handle = serveStdio(server, { transport: new StdioServerTransport(input, output) });
  input.write(`${JSON.stringify(message)}\n`);
  const [said] = (await output.take(1).toArray()) as [Buffer];
  await handle.close();
  return JSON.parse(said.toString());
}

async function byHttp(server: ReturnType<typeof makeServer>, message: { method: string; params?: unknown }): Promise<unknown> {
  const modern = JSON.stringify(message).includes('2026-07-28');
  const headers = {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    ...(modern ? { 'mcp-protocol-version': '2026-07-28', 'mcp-method': message.method } : {}),
  };
  const request = new Request('http://127.0.0.1/mcp', { method: 'POST', headers, body: JSON.stringify(message) });
  const text = await (await createMcpHandler(server).fetch(request)).text();
  return JSON.parse(text.startsWith('{') ? text : text.replace(/^[^{]*/, ''));
}

const client = { name: 'host', version: '1' };
const envelope = (capabilities: object = {}) => ({
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': client,
  'io.modelcontextprotocol/clientCapabilities': capabilities,
});
const request = (method: string, params?: object, id: string | number = 1) => ({
  jsonrpc: '2.0',
  id,
  method,
  ...(params === undefined ? {} : { params }),
});
const initialize = (protocolVersion: string, capabilities: object = {}, clientInfo: object = client) =>
  request('initialize', { protocolVersion, capabilities, clientInfo });

const openings: readonly [string, ReturnType<typeof request>][] = [
  ...legacyRevisions.map((revision) => [`initialize ${revision}`, initialize(revision)] as [string, ReturnType<typeof request>]),
  [
    'initialize with capabilities',
    initialize('2025-11-25', { roots: { listChanged: true }, sampling: {}, elicitation: {} }, { ...client, title: 'Host' }),
  ],
  [
    'initialize as Claude Code says it',
    initialize(
      '2025-11-25',
      { roots: {}, elicitation: {} },
      {
        name: 'claude-code',
        title: 'Claude Code',
        version: '2.1.197',
        description: 'A tool',
        websiteUrl: 'https://claude.com/claude-code',
      },
    ),
  ],
  [
    'initialize as Codex says it',
    initialize('2025-06-18', { elicitation: { form: {}, url: {} } }, { name: 'codex-mcp-client', title: 'Codex', version: '0.171.0' }),
  ],
  ['tools/list as Codex says it', request('tools/list', { _meta: { progressToken: 0 } })],
  ['tools/list, newer era, to be told how far it is', request('tools/list', { _meta: { ...envelope(), progressToken: 'p' } })],
  ['tools/list, older era', request('tools/list', undefined, 'a')],
  ['tools/list, older era, empty parameters', request('tools/list', {})],
  ['tools/list, newer era', request('tools/list', { _meta: envelope() })],
  ['server/discover', request('server/discover', { _meta: envelope({ elicitation: {} }) }, 'b')],
];

const withoutLibrary = async (message: object, policy: GroupPolicy, query: string) => {
  const opening = readOpening(message);
  if (!opening) return undefined;
  const tools = () => listTools(policy, readOptions(new URLSearchParams(query)));
  return JSON.parse(JSON.stringify(await answerOpening(opening, tools)));
};

describe.each(policies)('shown %s', (_name, policy, query) => {
  test.each(openings)('%s', async (_title, message) => {
    const answer = await withoutLibrary(message, policy, query);
    expect(answer).toEqual(await byStdio(makeServer(policy, query), message));
    expect(answer).toEqual(await byHttp(makeServer(policy, query), message));
  });
});

test('a list that differed would be seen', async () => {
  const [, message] = openings.find(([title]) => title === 'tools/list, newer era') ?? [];
  const policy = policyOf(everyScope, ['main']);
  const answer = await withoutLibrary(message ?? {}, policy, 'readonly=1');
  expect(answer).not.toEqual(await byStdio(makeServer(policy, ''), message ?? {}));
});

describe('is left to the library', () => {
  test.each<[string, unknown]>([
    ['a batch', [request('tools/list')]],
    ['no request', { jsonrpc: '2.0', method: 'tools/list' }],
    ['another protocol', { ...request('tools/list'), jsonrpc: '1.0' }],
    ['an id that is none', { ...request('tools/list'), id: 1.5 }],
    ['a field too many', { ...request('tools/list'), extra: 1 }],
    ['a call', request('tools/call', { name: 'search', arguments: {} })],
    ['a cursor', request('tools/list', { cursor: 'x' })],
    ['a progress token that is none', request('tools/list', { _meta: { progressToken: {} } })],
    ['an address that is none', initialize('2025-11-25', {}, { ...client, websiteUrl: 7 })],
    ['a form that is none', initialize('2025-11-25', { elicitation: { form: true } })],
    ['something more of a form', initialize('2025-11-25', { elicitation: { form: { applyDefaults: true } } })],
    ['a revision that is not known', initialize('2099-01-01')],
    ['an initialize of the newer era', request('initialize', { ...initialize('2025-11-25').params, _meta: envelope() })],
    ['capabilities that are none', initialize('2025-11-25', { roots: 7 })],
    ['capabilities that are not known here', initialize('2025-11-25', { experimental: { x: {} } })],
    ['a client without a version', initialize('2025-11-25', {}, { name: 'x' })],
    ['half an envelope', request('tools/list', { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } })],
    ['more than an envelope', request('tools/list', { _meta: { ...envelope(), traceparent: 'x' } })],
    [
      'an envelope of a revision that is not known',
      request('tools/list', { _meta: { ...envelope(), 'io.modelcontextprotocol/protocolVersion': '2099-01-01' } }),
    ],
    ['a discovery without an envelope', request('server/discover')],
  ])('%s', (_title, message) => {
    expect(readOpening(message)).toBeUndefined();
  });
});

test('the library takes over where it has to, and nothing is answered twice', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const access = { policyOf: async () => policyOf(everyScope, ['main']) };
  const handle = serveOverStdio({ access, calls: {} as never, principal: {} as never, input, output });
  const said: { id: unknown; result?: { tools?: unknown[] } }[] = [];
  output.on('data', (chunk: Buffer) => said.push(JSON.parse(chunk.toString())));
  const answersTo = async (id: unknown) => {
    while (!said.some((message) => message.id === id)) await new Promise((resolve) => setTimeout(resolve, 5));
    return said.find((message) => message.id === id)?.result;
  };
  const text = [initialize('2025-06-18'), { jsonrpc: '2.0', method: 'notifications/initialized' }, request('tools/list', undefined, 2)]
    .map((message) => `${JSON.stringify(message)}\n`)
    .join('');
  // As chunks fall: in the middle of a message.
  input.write(text.slice(0, 30));
  input.write(text.slice(30));
  const first = await answersTo(2);
  input.write(`${JSON.stringify(request('ping', undefined, 3))}\n${JSON.stringify(request('tools/list', undefined, 4))}\n`);
  expect(await answersTo(3)).toEqual({});
  expect(await answersTo(4)).toEqual(first);
  expect(said.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  await handle.close();
});

test('a line that is longer than any opening goes to the library, which gives up on it', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const { over } = serveOverStdio({ access: {} as never, calls: {} as never, principal: {} as never, input, output });
  input.write('x'.repeat(17 * 1024 * 1024));
  expect(await over).toBe('broken');
});
