import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { startIntercom } from '../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from './http.ts';

/** Through the forwarder: one call that makes several of Intercom says how far it is, and ends when nobody wants it any more. */

const main = join(import.meta.dirname, '../../main.mjs');
let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let gateway: Awaited<ReturnType<typeof serveMounts>>;
let secret: string;
/** Of three, the second is answered when the test lets it. */
let release: PromiseWithResolvers<void>;
let ofThree: string[];

beforeAll(async () => {
  intercom = await startIntercom(async ({ path }) => {
    if (/^\/contacts(?:\?|$)/.test(path)) {
      const data = ['a', 'b', 'c'].map((letter) => ({ type: 'contact', id: letter.repeat(24), role: 'user' }));
      return { status: 200, body: { type: 'list', data, total_count: 3, pages: { type: 'pages', page: 1 } } };
    }
    ofThree.push(path);
    if (ofThree.length === 2) await release.promise;
    return {
      status: 200,
      body: { type: path.startsWith('/contacts') ? 'contact' : 'conversation', id: '1', role: 'user', state: 'closed' },
    };
  });
  rooms = await startCalls(intercom.url);
  secret = (await rooms.group('Everything', [[await rooms.connect('main', 'tok'), everyScope]])).secret;
  gateway = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
});

beforeEach(() => {
  release = Promise.withResolvers();
  ofThree = [];
});

afterAll(async () => {
  release.resolve();
  await gateway.close();
  await rooms.stop();
  await intercom.stop();
});

async function start(era: 'legacy' | 'modern'): Promise<Client> {
  const mode = era === 'legacy' ? 'legacy' : { pin: '2026-07-28' };
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  const env = { GATEHOUSE_URL: gateway.url, GATEHOUSE_API_KEY: secret };
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [main, 'mcp'], env }));
  return client;
}

const each = {
  name: 'intercom_list_all_contacts',
  arguments: { each: { operation: 'contacts.get', input: { contact_id: '{id}' } } },
};
const several = {
  name: 'intercom_run_write_operation',
  arguments: {
    operation: 'conversations.manage',
    input: { conversation_id: ['1', '2', '3'], message_type: 'close', type: 'admin', admin_id: '7' },
  },
};
/** Each in one era: what differs between the two is the same for both. */
const cases = [
  ['each', 'legacy', each, '1 of 3 rows asked for'],
  ['several writes', 'modern', several, '1 of 3 done'],
] as const;

test.each(cases)('%s (%s): how far it is, while it is done', async (_, era, asked, message) => {
  const client = await start(era);
  const told: unknown[] = [];
  await client.callTool(asked, {
    onprogress: (progress) => {
      told.push(progress);
      release.resolve();
    },
  });
  await client.close();
  expect(told[0]).toMatchObject({ progress: 1, total: 3, message });
  expect(ofThree).toHaveLength(3);
});

test.each(cases)('%s (%s): what is given up goes no further', async (_, era, asked) => {
  const client = await start(era);
  const before = (await rooms.rows()).length;
  const giveUp = new AbortController();
  const answer = client.callTool(asked, { signal: giveUp.signal }).catch((cause: unknown) => cause);
  await vi.waitFor(() => expect(ofThree).toHaveLength(2), 10_000);
  giveUp.abort();
  await answer;
  // The second is written down as what was given up.
  const isOver = async () =>
    (await rooms.rows()).slice(0, -before || undefined).some(({ outcome }) => outcome === 'failed' || outcome === 'unknown');
  await vi.waitFor(async () => expect(await isOver()).toBe(true), 10_000);
  release.resolve();
  expect((await client.callTool({ name: 'intercom_list_all_contacts', arguments: {} })).isError).not.toBe(true);
  await client.close();
  expect(ofThree).toHaveLength(2);
});
