import { createIntercom, IntercomError, isExperimental, operations, scopes, toolsets } from '@gatehouse/connector';
import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeDirect } from '../../packages/gateway/src/direct.ts';
import { readOutbound } from '../../packages/gateway/src/outbound/settings.ts';
import { publicUrl, startWorld, type World } from '../../packages/gateway/src/surfaces/console/testing/world.ts';
import { readOptions } from '../../packages/gateway/src/surfaces/mcp/options.ts';
import { toolName } from '../../packages/gateway/src/surfaces/mcp/tool-name.ts';
import { listTools } from '../../packages/gateway/src/surfaces/mcp/tools.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { sampleOf } from '../description/exchange.ts';

type Json = Readonly<Record<string, unknown>>;

const experimental = operations.filter(isExperimental);
const setting = 'GATEHOUSE_EXPERIMENTAL=on';
const everything = readOptions(new URLSearchParams({ mode: 'full' }));

it('there are operations to walk', () => {
  expect(experimental.length).toBeGreaterThanOrEqual(27);
});

describe.each([
  ['off', false, null],
  ['on by the environment', true, null],
  ['on by an administrator, while a client is connected', true, [true]],
  ['off again by an administrator', false, [true, false]],
] as const)('operations that only Preview has, switched %s', (_, on, switched) => {
  let world: World;
  let secret: string;
  let client: Client;
  let tools: ReadonlyMap<string, number>;
  let shown: { readonly scopes: ReadonlySet<string>; readonly paths: Readonly<Record<string, Json>> };

  beforeAll(async () => {
    world = await startWorld({ experimental: on && switched === null, sandbox: { size: smallSize, clock: createTestClock() } });
    const browser = await world.claim();
    await browser.connect();
    const [connection] = (await browser.call('connections.list', {})).connections;
    const group = await browser.call('groups.create', { name: 'Everything' });
    await browser.call('groups.set_grant', { id: group.id, connectionId: connection?.id ?? '', scopes: scopes.map(({ key }) => key) });
    ({ secret } = await browser.call('keys.create', { groupId: group.id, name: 'All' }));
    client = new Client({ name: 'test', version: '1' });
    const inProcess = (async (url: string | URL, init?: RequestInit) => world.web.request(new Request(url, init))) as typeof fetch;
    const requestInit = { headers: { authorization: `Bearer ${secret}` } };
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${publicUrl}/mcp?toolsets=${toolsets.map((one) => one.name)}`), {
        fetch: inProcess,
        requestInit,
      }),
    );
    for (const next of switched ?? []) {
      await client.listTools();
      await browser.call('experimental.set', { on: next });
    }
    const { tools: listedTools } = await client.listTools();
    // What a host shows to its model.
    const tokensOf = (tool: object) => Math.ceil(JSON.stringify(tool).length / 4);
    tools = new Map(listedTools.map(({ name, description, inputSchema }) => [name, tokensOf({ name, description, inputSchema })]));
    const listed = (await browser.call('scopes.list', {})).scopes.flatMap((scope) => scope.operations.map(({ name }) => name));
    const { paths } = (await browser.send('GET', '/v1/openapi.json'.slice(3))).body as { paths: Record<string, Json> };
    shown = { scopes: new Set(listed), paths };
  });

  beforeEach(() => {
    world.sandbox.reset();
    // Beyond the time in which an equal write is taken for the same one.
    world.putForward(10 * 60_000);
  });

  afterAll(async () => {
    await client.close();
    await world.close();
  });

  const use = async (name: string, args: Json) => {
    const result = (await client.callTool({ name, arguments: { ...args } })) as CallToolResult;
    const [item] = result.content;
    return { failed: result.isError ?? false, text: item?.type === 'text' ? item.text : '' };
  };
  const asked = () => world.sandbox.requests().length;

  describe.each(experimental.map((operation) => [operation.name as string, operation] as const))('%s', (name, operation) => {
    const kind = operation.effect === 'read' ? 'read' : 'write';

    it('is listed and described, or not', async () => {
      expect(tools.has(toolName(operation)), 'MCP').toBe(on);
      expect(tools.get(toolName(operation)) ?? 0, 'tokens of the tool').toBeLessThanOrEqual(500);
      expect(shown.scopes.has(name), 'the console').toBe(on);
      const described = Object.values(shown.paths).flatMap((methods) => Object.values(methods) as Json[]);
      expect(
        described.some((one) => one['operationId'] === name),
        'OpenAPI',
      ).toBe(on);
      const found = JSON.parse((await use('intercom_search_operations', { query: name })).text) as { operations: Json[] };
      expect(
        found.operations.some((one) => one['operation'] === name),
        'search',
      ).toBe(on);
      const direct = composeDirect({
        token: 't',
        region: 'us',
        apiUrls: { us: '', eu: '', au: '' },
        experimental: on,
        outbound: readOutbound({}),
      });
      const list = await listTools(await direct.access.policyOf(direct.principal), everything);
      expect(
        list.some((tool) => tool.name === toolName(operation)),
        'stdio',
      ).toBe(on);
      await direct.close();
    });

    it.each([
      ['its own tool', toolName(operation), (input: Json) => input],
      ['the executor', `intercom_run_${kind}_operation`, (input: Json) => ({ operation: name, input })],
    ])('is carried out by %s, or refused with the way to it before anything is sent', async (_way, tool, argumentsOf) => {
      const answer = await use(tool, argumentsOf(await sampleOf(name)));
      expect(answer.failed, answer.text).toBe(!on);
      if (on) expect(asked()).toBeGreaterThan(0);
      else expect([answer.text.includes('operation_unknown'), answer.text.includes(setting), asked()]).toEqual([true, true, 0]);
    });

    it('is at its address, or nothing is', async () => {
      const { path, body } = requestOf(operation, await sampleOf(name));
      const reply = await world.browser().go(`/intercom/default${path}`, {
        method: operation.method,
        headers: { authorization: `Bearer ${secret}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (on) expect(reply.status, reply.text).toBeLessThan(300);
      else expect([reply.status, reply.text.includes(setting), asked()]).toEqual([404, true, 0]);
    });

    it('is in the library for whoever asks for it', async () => {
      const intercom = createIntercom({
        token: world.sandbox.mintToken(),
        baseUrl: world.sandboxUrl,
        ...(on ? { experimental: true } : {}),
        // What exists only in Preview is sent with that, whatever everything else is sent with.
        version: '2.16',
      }) as unknown as Record<string, Record<string, (input: Json) => PromiseLike<unknown>>>;
      const [resource = '', verb = ''] = name.split('.');
      const refusal = await intercom[resource]?.[verb]?.(await sampleOf(name)).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (on) return expect(refusal).toBeUndefined();
      expect(refusal).toBeInstanceOf(IntercomError);
      expect(refusal).toMatchObject({
        code: 'experimental_off',
        outcome: 'not_sent',
        message: expect.stringContaining('experimental: true'),
      });
      expect(asked()).toBe(0);
    });
  });
});
