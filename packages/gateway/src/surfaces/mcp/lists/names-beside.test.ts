import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Agents, startAgents } from '../testing/start-agents.ts';

const sandbox = createSandbox({ size: { contacts: 60, companies: 10, conversations: 120, articles: 10 } });
let intercom: Listening;
let agents: Agents;
let client: Client;
let narrow: Client;

type Row = Record<string, unknown>;
type Names = Record<string, string>;
let teammates: Names;
let teams: Names;

beforeAll(async () => {
  const token = sandbox.mintToken();
  agents = await startAgents(sandbox, { token });
  ({ intercom, agent: client } = agents);
  narrow = await agents.open('Conversations only', ['conversations:read']);
  const names = async (path: string, items: string) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    const body = (await (await fetch(new URL(path, intercom.url), { headers })).json()) as Row;
    return Object.fromEntries((body[items] as { id: string; name: string }[]).map(({ id, name }) => [id, name]));
  };
  teammates = await names('/admins', 'admins');
  teams = await names('/teams', 'teams');
});

beforeEach(() => {
  before = sandbox.requests().length;
});

afterAll(() => agents.close());

let before = 0;
const forNames = () =>
  sandbox
    .requests()
    .slice(before)
    .filter(({ path }) => /^\/(?:admins|teams)\b/.test(path)).length;

async function call(
  name: string,
  given: Row,
  by = client,
): Promise<Row & { rows: Row[]; untrusted?: { teammate_names?: Names; team_names?: Names } }> {
  const { content } = await by.callTool({ name, arguments: given });
  return JSON.parse((content as { text: string }[])[0]?.text ?? '') as Awaited<ReturnType<typeof call>>;
}

/** Of all ids that stand there. */
const among = (names: Names, ids: readonly unknown[]) =>
  Object.fromEntries(Object.entries(names).filter(([id]) => ids.some((one) => String(one) === id)));

test('who has a conversation is named beside the rows, each once, with two calls a minute', async () => {
  const { rows, untrusted } = await call('intercom_list_conversations', { per_page: 50 });
  expect(untrusted?.teammate_names).toEqual(
    among(
      teammates,
      rows.map((row) => row['admin_assignee_id']),
    ),
  );
  expect(untrusted?.team_names).toEqual(
    among(
      teams,
      rows.map((row) => row['team_assignee_id']),
    ),
  );
  expect(Object.keys(untrusted?.teammate_names ?? {}).length).toBeGreaterThan(1);
  expect(forNames()).toBe(2);
  await call('intercom_search_conversations', { query: { field: 'open', operator: '=', value: true } });
  expect(forNames()).toBe(2);
});

test('of fields that are named, and of who is meant by kind and id', async () => {
  const fields = ['id', 'conversation_rating.teammate'];
  const { rows, untrusted } = await call('intercom_list_conversations', { all: true, fields });
  const rated = rows.flatMap((row) => (row['conversation_rating.teammate'] as { id: string } | undefined)?.id ?? []);
  expect(rated.length).toBeGreaterThan(0);
  expect(untrusted).toEqual({ teammate_names: among(teammates, rated) });
});

test('none where no id of theirs stands', async () => {
  expect(await call('intercom_list_conversations', { fields: ['id', 'state'] })).not.toHaveProperty('untrusted');
  expect(await call('intercom_list_conversations', { count: true })).not.toHaveProperty('untrusted');
});

test('of one thing, too', async () => {
  const { rows } = await call('intercom_list_conversations', {
    where: [{ field: 'admin_assignee_id', operator: '>', value: 0 }],
    limit: 1,
  });
  const [one] = rows;
  const { untrusted } = await call('intercom_get_conversation_by_id', { conversation_id: one?.['id'] });
  expect(untrusted?.teammate_names).toMatchObject(among(teammates, [one?.['admin_assignee_id']]));
});

test('a group that may not read who there is gets ids, and nothing is asked', async () => {
  const { rows, untrusted } = await call('intercom_list_conversations', { per_page: 50 }, narrow);
  expect(rows).toHaveLength(50);
  expect(untrusted).toBeUndefined();
  expect(forNames()).toBe(0);
});
