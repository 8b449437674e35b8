import { loadOperation, type OperationFacts, operations, rowsOf } from '@gatehouse/connector';
import { createSandbox, type Listening } from '@gatehouse/sandbox';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { pick } from './lists/pick.ts';
import { toResult } from './results.ts';
import { rowViewsOf, shapeOf } from './shape.ts';
import { fit } from './shape-limits.ts';

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

const call = (operation: OperationFacts, input: Record<string, unknown>) =>
  rooms.calls.invoke({ principal, surface: 'mcp', requestId: 'r', connection: 'default', operation, input });

const shown = async (name: string, input: Record<string, unknown> = {}) => {
  const operation = await loadOperation(name);
  return shapeOf(operation)((await call(operation, input)).body, input);
};

/** As hosts are given it. */
const text = (result: Record<string, unknown>) => {
  const [content] = toResult(result).content;
  return content?.type === 'text' ? content.text : '';
};

describe('what a seeded workspace costs to read', () => {
  test('50 rows with all that they carry, and with three fields of them', async () => {
    const [{ id: conversation_id }] = (await shown('conversations.list', { per_page: 1 }))['rows'] as [{ id: string }];
    const picked = async (name: string, fields: string[]) => {
      const operation = await loadOperation(name);
      const { body } = await call(operation, { per_page: 50 });
      const views = rowViewsOf(operation);
      return fit({ rows: rowsOf(operation, body).map((row) => pick(views.whole(row), fields)), total: 2000 });
    };
    const read = {
      contacts: await shown('contacts.list', { per_page: 50 }),
      'contacts: id, name, email': await picked('contacts.list', ['id', 'name', 'email']),
      companies: await shown('companies.list', { per_page: 50 }),
      conversations: await shown('conversations.list', { per_page: 50 }),
      'one conversation': await shown('conversations.get', { conversation_id }),
      '25 articles': await shown('articles.list', { per_page: 25 }),
    };
    const costs = Object.entries(read).map(([what, result]) => ({
      what,
      o200k: countTokens(text(result)),
      quarter: Math.ceil(text(result).length / 4),
    }));
    for (const { what, o200k, quarter } of costs)
      console.info(`${what}: ${o200k} tokens by o200k, ${quarter} as a quarter of the characters`);
    expect(read.contacts['rows']).toHaveLength(50);
    const most = {
      contacts: [3750, 3000],
      'contacts: id, name, email': [2100, 1700],
      companies: [3700, 3000],
      conversations: [8500, 7000],
    };
    for (const [what, [tokens = 0, quarters = 0]] of Object.entries(most)) {
      const cost = costs.find((one) => one.what === what);
      expect(cost?.o200k, what).toBeLessThanOrEqual(tokens);
      expect(cost?.quarter, what).toBeLessThanOrEqual(quarters);
    }
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
