import { expect, test } from 'vitest';
import { type Caller, createCaller, errorOf, rows } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };
const put = ({ send }: Caller, id: string, body: object) => send('PUT', `/teams/${id}`, body, preview);

/** The team that balances, one that does not, and three people of whom the last is in neither. */
async function people(caller: Caller) {
  const teams = rows((await caller.get('/teams')).body['teams']);
  const balanced = teams.find((team) => String(team['distribution_method']) === 'load_balanced');
  const manual = teams.find((team) => String(team['distribution_method']) === 'manual');
  const [a, b, c] = caller.sandbox.admins.map(({ id }) => Number(id));
  return { balanced: String(balanced?.['id']), manual: String(manual?.['id']), a, b, c };
}

test('the list is the whole team: who is not in it leaves, and each teammate shows it [Preview description, PUT /teams/{id}]', async () => {
  const caller = createCaller();
  const { manual, a, b } = await people(caller);
  expect((await put(caller, manual, { admin_ids: [a, b] })).body).toMatchObject({ admin_ids: [a, b], admin_priority_level: {} });
  expect((await put(caller, manual, { admin_ids: [b] })).body['admin_ids']).toEqual([b]);
  const teamsOf = async (id: number | undefined) => (await caller.get(`/admins/${id}`)).body['team_ids'];
  expect(await teamsOf(a)).not.toContain(Number(manual));
  expect(await teamsOf(b)).toContain(Number(manual));
});

test('levels: named ones are set, others stay, and second ones need a team that balances [Preview description, PUT /teams/{id}]', async () => {
  const caller = createCaller();
  const { balanced, manual, a, b } = await people(caller);
  const set = await put(caller, balanced, { admin_ids: [a, b], admin_priority_level: { secondary_admin_ids: [b] } });
  expect(set.body['admin_priority_level']).toEqual({ primary_admin_ids: [a], secondary_admin_ids: [b] });
  expect((await put(caller, balanced, { admin_ids: [a, b] })).body['admin_priority_level']).toEqual(set.body['admin_priority_level']);
  const refused = await put(caller, manual, { admin_ids: [a, b], admin_priority_level: { secondary_admin_ids: [b] } });
  expect(errorOf(refused).slice(0, 2)).toEqual([400, 'parameter_invalid']);
});

test.each([
  ['nobody', () => ({ admin_ids: [] }), 'admin_ids'],
  ['another field', (a: number) => ({ admin_ids: [a], name: 'X' }), 'changed name'],
  ['a level of somebody else', (a: number, c: number) => ({ admin_ids: [a], admin_priority_level: { primary_admin_ids: [c] } }), 'neither'],
  [
    'two levels',
    (a: number) => ({ admin_ids: [a], admin_priority_level: { primary_admin_ids: [a], secondary_admin_ids: [a] } }),
    'more than one',
  ],
])('%s is refused [Preview description, PUT /teams/{id}]', async (_, body, says) => {
  const caller = createCaller();
  const { balanced, a } = await people(caller);
  const answer = await put(caller, balanced, body(a ?? 0, 1));
  expect(errorOf(answer)[0]).toBe(400);
  expect(String(errorOf(answer)[2])).toContain(says);
});
