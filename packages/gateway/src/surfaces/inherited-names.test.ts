import { operations, type ScopeKey, scopes } from '@gatehouse/connector';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fields, type Quiet, startQuiet, use } from './testing/notes-only.ts';

let world: Quiet;
let fresh: () => Promise<Client>;

beforeAll(async () => {
  world = await startQuiet();
  const all = scopes.map(({ key }) => key as ScopeKey);
  fresh = async () => world.agent(await world.secret(all), { options: '?mode=full' });
});

afterAll(() => world.close());

/** What every object has without anybody having put it there: no field, no value and no list is called so. */
const inherited = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

const own = (name: string, value: unknown) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as Fields;

/** The gateway’s own failure is none of the answers. */
async function failures(attempts: readonly (readonly [tool: string, args: Fields])[]): Promise<string[]> {
  const failed: string[] = [];
  for (let from = 0; from < attempts.length; from += 20) {
    const agent = await fresh();
    for (const [tool, args] of attempts.slice(from, from + 20)) {
      const { error } = (await use(agent, tool, args)) as { error?: { code: string } };
      if (error?.code === 'internal') failed.push(`${tool} ${JSON.stringify(args)}`);
    }
  }
  return failed;
}

test.each(['__proto__'])(
  '%s is a value that no operation fails at, and a field that none has',
  async (name) => {
    const attempts = operations.flatMap(({ name: operation, effect, places }): [string, Fields][] => {
      const tool = `intercom_run_${effect === 'read' ? 'read' : 'write'}_operation`;
      const filled = Object.fromEntries(Object.keys(places).map((field) => [field, name]));
      const nested = Object.fromEntries(Object.keys(places).map((field) => [field, { type: name, id: name, field: name, value: name }]));
      return [filled, nested].map((input) => [tool, { operation, input: { ...input, ...own(name, 1) } }]);
    });
    expect(await failures(attempts)).toEqual([]);
  },
  120_000,
);

test.each(inherited)('%s in a request of one’s own and in what a list is asked for', async (name) => {
  const { conversation } = await world.first();
  const raw = [1, null, '', 'x', [], {}].flatMap((value): [string, Fields][] => [
    ['intercom_raw_request', { method: 'POST', url: `/conversations/${conversation}/reply`, data: own(name, value) }],
    ['intercom_raw_request', { method: 'POST', url: '/contacts/search', data: JSON.stringify(own(name, value)) }],
    ['intercom_raw_request', { method: 'GET', url: `/contacts?${name}=${String(value)}` }],
  ]);
  const lists = [
    { where: own(name, 1) },
    { where: [{ field: 'state', operator: '=', value: name }] },
    { where: [{ field: name, operator: name, value: name }] },
    { sort: name },
    { group_by: name },
    { fields: [name] },
    { each: { operation: 'contacts.get', input: own(name, `{${name}}`) } },
  ].map((input): [string, Fields] => ['intercom_list_conversations', input]);
  expect(await failures([...raw, ...lists])).toEqual([]);
});
