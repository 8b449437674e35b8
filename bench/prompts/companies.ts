import type { Company } from '../../packages/sandbox/src/rooms/companies/room.ts';
import { companyNamed, peopleOf } from '../tasks/ordinary.ts';
import { one, type State } from '../tasks/state.ts';
import { type Ask, field, giveUp, type Row, text, type Value } from '../tasks/task.ts';
import { type Expected, eleven, isRefused, nothingThere, orNull, page, prompt, type Shown, same, whole } from './prompt.ts';

const acme = ({ companies }: State): Company => one(companies, ({ name }) => name === 'Acme Corp', 'Acme Corp');
const given = (state: State) => ({ id: acme(state).id, own: acme(state).company_id, name: acme(state).name });
type Given = ReturnType<typeof given>;

/** Spaces around a name are nobody's answer. */
const lines = (atLeast: number) => (state: State) => ({
  list: state.companies.map(({ id, name, contact_ids }) => ({ id, name: name.trim(), people: contact_ids.length })),
  atLeast,
});
const shownLine = (row: Row): Value => ({ id: text(row, 'id'), name: text(row, 'name'), people: Number(field(row, 'user_count')) });
const list = async (ask: Ask, args: Record<string, unknown> = {}) => ask('intercom_list_companies', args);

/** Somebody who is told that there is more goes on, but not for ever. */
async function asFarAsPeopleGo(ask: Ask, args: Record<string, unknown>): Promise<Shown> {
  const rows: Row[] = [];
  let more: Record<string, unknown> | undefined = {};
  let total: number | undefined;
  for (let calls = 0; more && calls < 5; calls += 1) {
    const answered = await list(ask, { ...args, ...more });
    rows.push(...answered.rows);
    total = answered.total;
    more = answered.body['next'] as Record<string, unknown> | undefined;
  }
  return { rows: rows.map(shownLine), total, more: more !== undefined };
}

const recordOf = (state: State): Expected => {
  const { id, name, company_id, contact_ids, plan, size, website, monthly_spend } = acme(state);
  return { thing: { id, name, own: company_id, people: contact_ids.length, plan: plan?.name ?? null, size, website, monthly_spend } };
};
const record = (row: Row): Shown => {
  const plan = field(row, 'plan');
  return {
    thing: {
      ...(shownLine(row) as object),
      own: text(row, 'company_id'),
      plan: typeof plan === 'string' ? plan : orNull(plan as Row, 'name'),
      size: Number(field(row, 'size')),
      website: orNull(row, 'website'),
      monthly_spend: Number(field(row, 'monthly_spend')),
    },
  };
};
const get = (ask: Ask, company_id: string) => ask('intercom_get_company_by_id', { company_id });
const getNamed = async (ask: Ask, name: string) => record((await get(ask, text(await companyNamed(ask, name), 'id'))).body);

const peopleAt = (state: State): Expected => {
  const people = state.contacts.filter(({ company_ids }) => company_ids.includes(acme(state).id));
  return { list: people.map(({ id, name, email }) => ({ id, name, email })), atLeast: people.length };
};
const person = (row: Row): Value => ({ id: text(row, 'id'), name: orNull(row, 'name'), email: orNull(row, 'email') });

export const companies = [
  prompt({
    prompt: 'Show Intercom companies',
    place: eleven('intercom_list_companies', 1),
    given: () => ({}),
    phrasings: same(
      lines(15),
      ['Show Intercom companies', async (ask) => page(await list(ask), shownLine)],
      ['Which companies do we have in Intercom?', async (ask) => page(await list(ask, { per_page: 50 }), shownLine)],
      ['Show me some of our customers, with how many people each has.', async (ask) => page(await list(ask, { per_page: 20 }), shownLine)],
    ),
  }),

  prompt({
    prompt: 'List all companies',
    place: eleven('intercom_list_companies', 2),
    given: () => ({}),
    phrasings: same(
      (state) => lines(state.companies.length)(state),
      ['List all companies', (ask) => asFarAsPeopleGo(ask, {})],
      ['I need the names of all our companies.', (ask) => asFarAsPeopleGo(ask, { per_page: 60 })],
      [
        'Every company in Intercom, please, none left out.',
        async (ask) => {
          const guessed = await list(ask, { per_page: 200 });
          return guessed.isError ? asFarAsPeopleGo(ask, { per_page: 60 }) : page(guessed, shownLine);
        },
      ],
    ),
  }),

  prompt<Given>({
    prompt: 'Get company details for ID 456',
    place: eleven('intercom_get_company_by_id', 1),
    given,
    phrasings: [
      {
        says: () => 'Get company details for ID 456',
        right: () => nothingThere,
        ask: async (ask) => {
          const answered = await get(ask, '456');
          return isRefused(answered) ?? record(answered.body);
        },
      },
      {
        says: ({ id }) => `Get company details for ID ${id}`,
        right: recordOf,
        ask: async (ask, { id }) => record((await get(ask, id)).body),
      },
      {
        says: ({ own }) => `Get company details for ID ${own}`,
        right: recordOf,
        ask: async (ask, { own }) => {
          const answered = await get(ask, own);
          if (!answered.isError) return record(answered.body);
          const [row] = (await list(ask, { company_id: own })).rows;
          return row ? record((await get(ask, text(row, 'id'))).body) : giveUp('the own id finds nothing');
        },
      },
    ],
  }),

  prompt<Given>({
    prompt: 'Show this company record',
    place: eleven('intercom_get_company_by_id', 2),
    given,
    phrasings: same(
      recordOf,
      [({ name }) => `(${name}) Show this company record`, (ask, { name }) => getNamed(ask, name)],
      [({ id }) => `Show this company record: ${id}`, async (ask, { id }) => record((await get(ask, id)).body)],
      [({ name }) => `Show this company record: ${name.toLowerCase()}`, (ask, { name }) => getNamed(ask, name.toLowerCase())],
    ),
  }),

  prompt<Given>({
    prompt: 'Show contacts at this company',
    place: eleven('intercom_list_attach_contacts_to_company', 1),
    given,
    phrasings: same(
      peopleAt,
      [
        ({ name }) => `(${name}) Show contacts at this company`,
        async (ask, { name }) => whole(await peopleOf(ask, await companyNamed(ask, name)), person),
      ],
      [({ id }) => `Show contacts at this company: ${id}`, async (ask, { id }) => whole(await peopleOf(ask, { id }), person)],
      [
        ({ own }) => `Show contacts at this company: ${own}`,
        async (ask, { own }) => {
          const tool = 'intercom_list_attach_contacts_to_company';
          const guessed = await ask(tool, { company_id: own });
          if (!guessed.isError) return whole(guessed.rows, person);
          // The refusal says whose id it takes, and where that stands.
          const [row] = (await list(ask, { company_id: own })).rows;
          return row ? whole(await peopleOf(ask, row), person) : giveUp('the own id finds nothing');
        },
      ],
    ),
  }),

  prompt<Given>({
    prompt: 'Who is attached to company X',
    place: eleven('intercom_list_attach_contacts_to_company', 2),
    given,
    phrasings: [
      {
        says: () => 'Who is attached to company X',
        right: () => nothingThere,
        ask: async (ask) => {
          const { rows } = await list(ask, { name: 'X' });
          return rows[0] ? whole(await peopleOf(ask, rows[0]), person) : { thing: 'there is none' };
        },
      },
      {
        says: ({ name }) => `Who is attached to company ${name}`,
        right: peopleAt,
        ask: async (ask, { name }) => whole(await peopleOf(ask, await companyNamed(ask, name)), person),
      },
      {
        says: () => 'Who is attached to company Acme',
        right: peopleAt,
        ask: async (ask) => whole(await peopleOf(ask, await companyNamed(ask, 'Acme')), person),
      },
    ],
  }),

  prompt<Given>({
    prompt: 'List contacts at Acme Corp and show their recent events',
    place: eleven('Example Workflow', 1),
    given,
    phrasings: same(
      (state) => {
        const rows = state.contacts
          .filter(({ company_ids }) => company_ids.includes(acme(state).id))
          .map(({ id, name }) => ({ name, did: state.eventsOf(id).map(({ event_name }) => event_name) }));
        return { list: rows, atLeast: rows.length };
      },
      ['List contacts at Acme Corp and show their recent events', (ask) => eventsAt(ask, 'Acme Corp')],
      ['What have the people at acme corp been doing lately?', (ask) => eventsAt(ask, 'acme corp')],
      ['Show me everybody at Acme Corp and what each of them did in our product.', (ask) => eventsAt(ask, 'Acme Corp', 'intercom_user_id')],
    ),
  }),
];

async function eventsAt(ask: Ask, name: string, by: 'user_id' | 'intercom_user_id' = 'user_id'): Promise<Shown> {
  const rows: Value[] = [];
  for (const each of await peopleOf(ask, await companyNamed(ask, name))) {
    const events = await ask('intercom_list_events', { [by]: text(each, by === 'user_id' ? 'external_id' : 'id') });
    rows.push({ name: orNull(each, 'name'), did: events.rows.map((event) => text(event, 'event_name')) });
  }
  return { rows, total: rows.length, more: false };
}
