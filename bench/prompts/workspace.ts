import { memberOf } from '../../packages/sandbox/src/rooms/segments/room.ts';
import type { State } from '../tasks/state.ts';
import { type Answered, type Ask, field, type Row, text, type Value } from '../tasks/task.ts';
import { given } from './contacts.ts';
import { type Expected, eleven, minute, minuteOf, prompt, type Shown, type ShownList, same } from './prompt.ts';
import { whole } from './shown.ts';

type Given = ReturnType<typeof given>;

const named = (rows: readonly { name: string }[]): Expected => ({ list: rows.map(({ name }) => ({ name })), atLeast: rows.length });
const nameOnly = (row: Row): Value => ({ name: text(row, 'name') });

const sized = ({ segments, contacts, now }: State): Expected => ({
  list: segments.map((segment) => ({ name: segment.name, people: contacts.filter(memberOf(segment, now)).length })),
  atLeast: segments.length,
});
const withSize = (row: Row): Value => ({ name: text(row, 'name'), people: Number(field(row, 'count') ?? -1) });
const segments = async (ask: Ask, args: Record<string, unknown>, row: (row: Row) => Value) =>
  whole((await ask('intercom_list_segments', args)).rows, row);

const teamsOf = ({ teams }: State): Expected => ({
  list: teams.map(({ name, admin_ids }) => ({ name, members: admin_ids.length })),
  atLeast: teams.length,
});
const team = (row: Row): Value => ({ name: text(row, 'name'), members: ((field(row, 'admin_ids') ?? []) as unknown[]).length });
const teams = async (ask: Ask, args: Record<string, unknown> = {}) => whole((await ask('intercom_list_all_teams', args)).rows, team);
const justTeams = (ask: Ask) => teams(ask);

const didOf = (state: State, { id }: Given): Expected => {
  const list = state.eventsOf(id).map(({ event_name, created_at }) => ({ event_name, at: minuteOf(created_at) }));
  return { list, atLeast: list.length };
};
const did = (answered: Answered): ShownList => ({
  rows: answered.rows.map((row) => ({ event_name: text(row, 'event_name'), at: minute(row, 'created_at') })),
  total: answered.total ?? answered.rows.length,
  more: answered.body['next'] !== undefined,
});
const events = async (ask: Ask, who: Record<string, unknown>) => {
  const answered = await ask('intercom_list_events', who);
  // The refusal names the other two ways of saying who.
  if (answered.isError && who['user_id'] !== undefined) return did(await ask('intercom_list_events', { intercom_user_id: who['user_id'] }));
  return did(answered);
};

export const workspace = [
  prompt({
    prompt: 'List all Intercom segments',
    place: eleven('intercom_list_segments', 1),
    given: () => ({}),
    phrasings: same(
      ({ segments: all }) => named(all),
      ['List all Intercom segments', (ask) => segments(ask, {}, nameOnly), (ask) => segments(ask, {}, nameOnly)],
      ['Which segments of customers do we have?', (ask) => segments(ask, {}, nameOnly), (ask) => segments(ask, {}, nameOnly)],
      [
        'Names of all our segments in Intercom?',
        (ask) => segments(ask, { include_count: false }, nameOnly),
        (ask) => segments(ask, { fields: ['name'] }, nameOnly),
      ],
    ),
  }),

  prompt({
    prompt: 'Show segments with contact counts',
    place: eleven('intercom_list_segments', 2),
    given: () => ({}),
    phrasings: same(
      sized,
      [
        'Show segments with contact counts',
        (ask) => segments(ask, { include_count: true }, withSize),
        (ask) => segments(ask, { include_count: true }, withSize),
      ],
      [
        'How many people are in each segment?',
        (ask) => segments(ask, { include_count: true }, withSize),
        (ask) => segments(ask, { include_count: true, fields: ['name', 'count'] }, withSize),
      ],
      [
        'Which is our biggest segment? Show the size of all of them.',
        (ask) => segments(ask, { include_count: 'true' }, withSize),
        (ask) => segments(ask, { include_count: 'true' }, withSize),
      ],
    ),
  }),

  prompt({
    prompt: 'Show Intercom teams',
    place: eleven('intercom_list_all_teams', 1),
    given: () => ({}),
    phrasings: same(
      teamsOf,
      ['Show Intercom teams', justTeams, justTeams],
      ['Which teams do we have in Intercom, and how large are they?', justTeams, justTeams],
      ['Show me how our people are organised in teams.', justTeams, justTeams],
    ),
  }),

  prompt({
    prompt: 'List support teams',
    place: eleven('intercom_list_all_teams', 2),
    given: () => ({}),
    phrasings: same(
      teamsOf,
      ['List support teams', justTeams, justTeams],
      ['Which teams answer customers?', justTeams, justTeams],
      ['List the teams to which I can route a conversation.', justTeams, (ask) => teams(ask, { fields: ['id', 'name', 'admin_ids'] })],
    ),
  }),

  prompt<Given>({
    prompt: 'Show events for this contact',
    place: eleven('intercom_list_events', 1),
    given,
    phrasings: same(
      didOf,
      [
        ({ external_id }) => `(${external_id}) Show events for this contact`,
        (ask, { external_id }) => events(ask, { user_id: external_id }),
        (ask, { external_id }) => events(ask, { user_id: external_id }),
      ],
      [
        ({ email }) => `Show events for this contact: ${email}`,
        (ask, { email }) => events(ask, { email }),
        (ask, { email }) => events(ask, { email }),
      ],
      [
        ({ id }) => `Show events for this contact: ${id}`,
        (ask, { id }) => events(ask, { user_id: id }),
        (ask, { id }) => events(ask, { user_id: id }),
      ],
    ),
  }),

  prompt<Given>({
    prompt: 'List user activity events',
    place: eleven('intercom_list_events', 2),
    given,
    phrasings: [
      {
        // Nobody is named, so that the right answer is to ask who is meant, and by what.
        says: () => 'List user activity events',
        right: () => ({ thing: 'whose? by external id, address or id' }),
        before: nobodys,
        after: nobodys,
      },
      {
        says: ({ external_id }) => `List the activity events of user ${external_id}`,
        right: didOf,
        before: (ask, { external_id }) => events(ask, { user_id: external_id }),
        after: (ask, { external_id }) => events(ask, { user_id: external_id }),
      },
      {
        says: ({ name, email }) => `List the user activity events of ${name} (${email})`,
        right: didOf,
        before: (ask, { name, email }) => events(ask, { email: `${name} <${email}>` }),
        after: (ask, { name, email }) => events(ask, { email: `${name} <${email}>` }),
      },
    ],
  }),
];

async function nobodys(ask: Ask): Promise<Shown> {
  const { isError, text: said } = await ask('intercom_list_events', {});
  const names = ['user_id', 'email', 'intercom_user_id'].every((name) => said.includes(name));
  return { thing: isError && names ? 'whose? by external id, address or id' : 'something else' };
}
