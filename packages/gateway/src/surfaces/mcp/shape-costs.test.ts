import { loadOperation, operations } from '@gatehouse/connector';
import { createSandbox, type Listening } from '@gatehouse/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { shapeOf } from './shape.ts';

const sandbox = createSandbox();
let intercom: Listening;
let rooms: CallsWorld;
let principal: Awaited<ReturnType<CallsWorld['group']>>['principal'];

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url, { experimental: true });
  const connection = await rooms.connect('main', sandbox.mintToken());
  ({ principal } = await rooms.group('Support', [[connection, everyScope]]));
});

afterAll(async () => {
  await rooms.stop();
  await intercom.close();
  await sandbox.close();
});

const shown = async (name: string, input: Record<string, unknown> = {}) => {
  const operation = await loadOperation(name);
  const call = { principal, surface: 'mcp', requestId: 'r', connection: 'default', operation, input } as const;
  return shapeOf(operation)((await rooms.calls.invoke(call)).body, input);
};

describe('what a seeded workspace costs to read', () => {
  const tokens = (value: unknown) => Math.ceil(JSON.stringify(value).length / 4);

  test('50 contacts at most 2,500 tokens', async () => {
    const contacts = await shown('contacts.list', { per_page: 50 });
    const [{ id: conversation_id }] = (await shown('conversations.list', { per_page: 1 }))['rows'] as [{ id: string }];
    expect(contacts['rows']).toHaveLength(50);
    const costs = {
      contacts: tokens(contacts),
      companies: tokens(await shown('companies.list', { per_page: 50 })),
      conversations: tokens(await shown('conversations.list', { per_page: 50 })),
      conversation: tokens(await shown('conversations.get', { conversation_id })),
      articles: tokens(await shown('articles.list', { per_page: 25 })),
    };
    console.info('tokens of sandbox answers:', costs);
    expect(costs.contacts).toBeLessThanOrEqual(2500);
  });

  test('every page of a walk is reached by adding next to the call', async () => {
    let input: Record<string, unknown> = { per_page: 60 };
    const ids = new Set<unknown>();
    for (let pages = 0; pages < 10; pages += 1) {
      const { rows, next } = (await shown('companies.list', input)) as { rows: { id: string }[]; next?: Record<string, unknown> };
      for (const { id } of rows) ids.add(id);
      if (!next) break;
      input = { ...input, ...next };
    }
    expect(ids.size).toBeGreaterThan(150);
  });

  test('every list fits its operation and shows rows', async () => {
    // What needs the id of something is asked for in the tests of its room.
    const lists = operations.filter(({ effect, paging, path }) => paging && effect === 'read' && !path.includes('{'));
    for (const { name } of lists) {
      if (name === 'events.list') continue;
      const input = (await loadOperation(name as string)).examples[0].input;
      expect(Array.isArray((await shown(name, input))['rows']), name).toBe(true);
    }
  });
});
