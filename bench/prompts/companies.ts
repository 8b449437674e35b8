import type { Company } from '../../packages/sandbox/src/rooms/companies/room.ts';
import { companyNamed, everyPage, peopleOf } from '../tasks/ordinary.ts';
import { one, type State } from '../tasks/state.ts';
import { type Ask, field, giveUp, type Row, text, type Value } from '../tasks/task.ts';
import { type Expected, eleven, isRefused, nothingThere, orNull, prompt, type Shown, same } from './prompt.ts';
import { listed, page, whole } from './shown.ts';

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
const show = (ask: Ask, args: Record<string, unknown> = {}, only?: readonly string[]) =>
  listed(ask, 'intercom_list_companies', args, { row: shownLine, ...(only && { only }) });

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

const contactsTool = 'intercom_list_attach_contacts_to_company';
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
      ['Show Intercom companies', (ask) => show(ask), (ask) => show(ask)],
      [
        'Which companies do we have in Intercom?',
        (ask) => show(ask, { per_page: 50 }),
        (ask) => show(ask, { all: true, fields: ['name'] }, ['name']),
      ],
      [
        'Show me some of our customers, with how many people each has.',
        (ask) => show(ask, { per_page: 20 }),
        (ask) => show(ask, { per_page: 20, fields: ['name', 'user_count'] }, ['name', 'people']),
      ],
    ),
  }),

  prompt({
    prompt: 'List all companies',
    place: eleven('intercom_list_companies', 2),
    given: () => ({}),
    phrasings: same(
      (state) => lines(state.companies.length)(state),
      ['List all companies', (ask) => asFarAsPeopleGo(ask, {}), (ask) => show(ask, { all: true })],
      [
        'I need the names of all our companies.',
        (ask) => asFarAsPeopleGo(ask, { per_page: 60 }),
        (ask) => show(ask, { all: true, fields: ['name'] }, ['name']),
      ],
      [
        'Every company in Intercom, please, none left out.',
        async (ask) => {
          const guessed = await list(ask, { per_page: 200 });
          return guessed.isError ? asFarAsPeopleGo(ask, { per_page: 60 }) : page(guessed, shownLine);
        },
        (ask) => show(ask, { all: true, per_page: 60 }),
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
        before: (ask) => getOrNone(ask, '456'),
        after: (ask) => getOrNone(ask, '456'),
      },
      {
        says: ({ id }) => `Get company details for ID ${id}`,
        right: recordOf,
        before: async (ask, { id }) => record((await get(ask, id)).body),
        after: async (ask, { id }) => record((await get(ask, id)).body),
      },
      {
        says: ({ own }) => `Get company details for ID ${own}`,
        right: recordOf,
        before: (ask, { own }) => getByOwn(ask, own),
        after: (ask, { own }) => getByOwn(ask, own),
      },
    ],
  }),

  prompt<Given>({
    prompt: 'Show this company record',
    place: eleven('intercom_get_company_by_id', 2),
    given,
    phrasings: same(
      recordOf,
      [({ name }) => `(${name}) Show this company record`, (ask, { name }) => getNamed(ask, name), (ask, { name }) => getNamed(ask, name)],
      [
        ({ id }) => `Show this company record: ${id}`,
        async (ask, { id }) => record((await get(ask, id)).body),
        async (ask, { id }) => record((await get(ask, id)).body),
      ],
      [
        ({ name }) => `Show this company record: ${name.toLowerCase()}`,
        (ask, { name }) => getNamed(ask, name.toLowerCase()),
        (ask, { name }) => getNamed(ask, name.toLowerCase()),
      ],
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
        (ask, { name }) => peopleAtNamed(ask, name),
      ],
      [
        ({ id }) => `Show contacts at this company: ${id}`,
        async (ask, { id }) => whole(await peopleOf(ask, { id }), person),
        async (ask, { id }) => whole(await everybodyAt(ask, id), person),
      ],
      [
        ({ own }) => `Show contacts at this company: ${own}`,
        (ask, { own }) => peopleByOwn(ask, own),
        (ask, { own }) => peopleByOwn(ask, own),
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
        before: async (ask) => {
          const { rows } = await list(ask, { name: 'X' });
          return rows[0] ? whole(await peopleOf(ask, rows[0]), person) : { thing: 'there is none' };
        },
        after: (ask) => peopleAtNamed(ask, 'X'),
      },
      {
        says: ({ name }) => `Who is attached to company ${name}`,
        right: peopleAt,
        before: async (ask, { name }) => whole(await peopleOf(ask, await companyNamed(ask, name)), person),
        after: (ask, { name }) => peopleAtNamed(ask, name),
      },
      {
        says: () => 'Who is attached to company Acme',
        right: peopleAt,
        before: async (ask) => whole(await peopleOf(ask, await companyNamed(ask, 'Acme')), person),
        after: (ask) => peopleAtNamed(ask, 'Acme'),
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
      [
        'List contacts at Acme Corp and show their recent events',
        (ask) => eventsAt(ask, 'Acme Corp'),
        (ask) => eventsOfEach(ask, 'Acme Corp', { user_id: '{external_id}' }),
      ],
      [
        'What have the people at acme corp been doing lately?',
        (ask) => eventsAt(ask, 'acme corp'),
        (ask) => eventsOfEach(ask, 'acme corp', { user_id: '{external_id}' }),
      ],
      [
        'Show me everybody at Acme Corp and what each of them did in our product.',
        (ask) => eventsAt(ask, 'Acme Corp', 'intercom_user_id'),
        (ask) => eventsOfEach(ask, 'Acme Corp', { intercom_user_id: '{id}' }),
      ],
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

/** The people first, for their names, and then what each of them did. */
async function eventsOfEach(ask: Ask, name: string, input: Record<string, string>): Promise<Shown> {
  const company = (await list(ask, { name })).rows[0] ?? giveUp(`no company is found by "${name}"`);
  const people = await everybodyAt(ask, text(company, 'id'));
  const each = { operation: 'events.list', input };
  const did = await everyPage(ask, contactsTool, { company_id: text(company, 'id'), each });
  const rows = people.map((one) => {
    const own = did.filter((event) => event['of'] === text(one, 'id'));
    return { name: orNull(one, 'name'), did: own.map((event) => text(event, 'event_name')) };
  });
  return { rows, total: rows.length, more: false };
}

async function getOrNone(ask: Ask, id: string): Promise<Shown> {
  const answered = await get(ask, id);
  return isRefused(answered) ?? record(answered.body);
}

async function getByOwn(ask: Ask, own: string): Promise<Shown> {
  const answered = await get(ask, own);
  if (!answered.isError) return record(answered.body);
  const [row] = (await list(ask, { company_id: own })).rows;
  return row ? record((await get(ask, text(row, 'id'))).body) : giveUp('the own id finds nothing');
}

const everybodyAt = (ask: Ask, company_id: string) => everyPage(ask, contactsTool, { company_id });

async function peopleAtNamed(ask: Ask, name: string): Promise<Shown> {
  const answered = await list(ask, { name });
  const [row] = answered.rows;
  return isRefused(answered) ?? (row ? whole(await everybodyAt(ask, text(row, 'id')), person) : { thing: 'there is none' });
}

async function peopleByOwn(ask: Ask, own: string): Promise<Shown> {
  const guessed = await ask(contactsTool, { company_id: own });
  if (!guessed.isError) return whole(guessed.rows, person);
  // The refusal says whose id it takes, and where that stands.
  const [row] = (await list(ask, { company_id: own })).rows;
  return row ? whole(await peopleOf(ask, row), person) : giveUp('the own id finds nothing');
}
