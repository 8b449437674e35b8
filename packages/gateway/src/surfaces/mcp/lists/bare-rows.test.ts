import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../../calls/testing/start-calls.ts';
import { startIntercom } from '../../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../../http/testing/serve-mounts.ts';
import { mcpMount } from '../http.ts';

/* Rows with nothing around them, and no pages: what is cut of them can be had. */

type Row = Record<string, unknown>;

const calls = Array.from({ length: 3000 }, (_, n) => ({
  id: n + 1,
  status: n % 3 === 0 ? 'completed' : 'registered',
  external_call_id: `ext-${'x'.repeat(80)}-${n}`,
  user_phone_number: '+15551234567',
}));
let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let client: Client;

beforeAll(async () => {
  intercom = await startIntercom(() => ({ status: 200, body: calls }));
  rooms = await startCalls(intercom.url);
  const { secret } = await rooms.group('Everything', [[await rooms.connect('main', 'tok'), everyScope]]);
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  client = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${secret}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }));
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rooms.stop();
  await intercom.stop();
});

async function list(more: Row): Promise<Row> {
  const given = { operation: 'fin_voice_calls.list', input: { conversation_id: '1', ...more } };
  const { content } = await client.callTool({ name: 'intercom_run_read_operation', arguments: given });
  return JSON.parse((content as { text: string }[])[0]?.text ?? '') as Row;
}

test('go on with next, each once', async () => {
  const seen: unknown[] = [];
  let next: Row | undefined = {};
  let turns = 0;
  for (; next && turns < 20; turns += 1) {
    const answer: Row = await list(next);
    seen.push(...(answer['rows'] as Row[]).map(({ id }) => id));
    next = answer['next'] as Row | undefined;
  }
  expect(turns).toBeGreaterThan(2);
  expect(seen).toEqual(calls.map(({ id }) => id));
});

test('are counted, chosen and put in order as those of any list', async () => {
  expect(await list({ count: true })).toMatchObject({ count: 3000 });
  expect(await list({ group_by: 'status' })).toMatchObject({ counted: 3000 });
  expect((await list({ sort: 'id:desc', limit: 2, fields: ['id'] }))['rows']).toEqual([{ id: 3000 }, { id: 2999 }]);
  expect(await list({ where: [{ field: 'id', operator: '=', value: 7 }], fields: ['id'] })).toMatchObject({
    rows: [{ id: 7 }],
    matching: 1,
  });
});
