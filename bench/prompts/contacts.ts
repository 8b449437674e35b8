import type { Contact } from '../../packages/sandbox/src/rooms/contacts/room.ts';
import { query } from '../tasks/ordinary.ts';
import { one, type State } from '../tasks/state.ts';
import { type Ask, field, giveUp, type Row, text, type Value } from '../tasks/task.ts';
import { type Expected, eleven, isRefused, minute, minuteOf, nothingThere, orNull, prompt, type Shown, same, six } from './prompt.ts';
import { listed, page } from './shown.ts';

/** Somebody with a company, an external id and an address, who was seen. */
const someone = ({ contacts }: State) => one(contacts, ({ name }) => name === 'Barbara Moyo', 'Barbara Moyo');

export const given = (state: State) => {
  const { id, name, email, external_id } = someone(state);
  return { id, name: name ?? '', email: email ?? '', external_id: external_id ?? '' };
};
type Given = ReturnType<typeof given>;

const line = (contact: Contact): Value => ({ id: contact.id, name: contact.name, email: contact.email });
const shownLine = (row: Row): Value => ({ id: text(row, 'id'), name: orNull(row, 'name'), email: orNull(row, 'email') });

const profileOf = (contact: Contact): Value => ({
  ...(line(contact) as object),
  role: contact.role,
  external_id: contact.external_id,
  signed_up: minuteOf(contact.signed_up_at),
  last_seen: minuteOf(contact.last_seen_at),
  companies: contact.company_ids,
  attributes: contact.custom_attributes as Value,
});

const ids = (list: unknown): string[] => {
  const items = Array.isArray(list) ? list : ((list as { rows?: Row[] } | undefined)?.rows ?? []);
  return items.map((item: Row) => text(item, 'id'));
};
const profile = (row: Row): Shown => ({
  thing: {
    ...(shownLine(row) as object),
    role: text(row, 'role'),
    external_id: orNull(row, 'external_id'),
    signed_up: minute(row, 'signed_up_at'),
    last_seen: minute(row, 'last_seen_at'),
    companies: ids(field(row, 'companies')),
    attributes: inSeconds((field(row, 'custom_attributes') ?? {}) as Row),
  },
});
/** Times as they are kept, where they are shown to be read. */
const inSeconds = (attributes: Row): Value =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)
        ? Date.parse(`${value.replace(' ', 'T')}Z`) / 1000
        : value,
    ]),
  ) as Value;

const aProfile = (state: State): Expected => ({ thing: profileOf(someone(state)) });

export const get = async (ask: Ask, contact_id: string) => ask('intercom_get_contact_by_id', { contact_id });

/** A search that finds one is read as a whole. */
async function found(ask: Ask, search: unknown): Promise<Shown> {
  const answered = await ask('intercom_search_contacts', { query: search });
  const [row] = answered.rows;
  return row ? profile((await get(ask, text(row, 'id'))).body) : { thing: 'there is none' };
}

const all = (atLeast: number) => (state: State) => ({ list: state.contacts.map(line), atLeast });
const list = (ask: Ask, args: Record<string, unknown> = {}) => listed(ask, 'intercom_list_all_contacts', args, { row: shownLine });
/** With the fields that the sentence names. */
const namesAndAddresses = (ask: Ask, args: Record<string, unknown>, toTheEnd = false) => {
  const fields = ['name', 'email'];
  return listed(ask, 'intercom_list_all_contacts', { ...args, fields }, { row: shownLine, only: fields, toTheEnd });
};

/** The id in the address of a page of Intercom's. */
const pageOf = (id: string) => `https://app.intercom.com/a/apps/sandbox/users/${id}/all-conversations`;

export const contacts = [
  prompt<Given>({
    prompt: 'Search Intercom for a contact by email and show their profile.',
    place: six(2),
    given,
    phrasings: same(
      aProfile,
      [
        ({ email }) => `Search Intercom for a contact by email and show their profile. The address is ${email}.`,
        (ask, { email }) => found(ask, { field: 'email', operator: '=', value: email }),
        (ask, { email }) => found(ask, { field: 'email', operator: '=', value: email }),
      ],
      [
        ({ email }) => `Who is ${email.toUpperCase()}? Show me the profile.`,
        (ask, { email }) => found(ask, email.toUpperCase()),
        (ask, { email }) => found(ask, email.toUpperCase()),
      ],
      [
        ({ name, email }) => `I have a mail from "${name} <${email}>". Show me that person's profile in Intercom.`,
        (ask, { name, email }) => found(ask, `${name} <${email}>`),
        (ask, { name, email }) => found(ask, `${name} <${email}>`),
      ],
    ),
  }),

  prompt({
    prompt: 'List Intercom contacts',
    place: eleven('intercom_list_all_contacts', 1),
    given: () => ({}),
    phrasings: same(
      all(10),
      ['List Intercom contacts', (ask) => list(ask), (ask) => list(ask)],
      ['Which contacts do we have in Intercom?', (ask) => list(ask, { per_page: 50 }), (ask) => list(ask, { per_page: 50 })],
      [
        'Give me a list of all the people in our Intercom, with their addresses.',
        (ask) => list(ask, { per_page: 150 }),
        (ask) => namesAndAddresses(ask, { all: true }, true),
      ],
    ),
  }),

  prompt({
    prompt: 'Show the first 50 contacts',
    place: eleven('intercom_list_all_contacts', 2),
    given: () => ({}),
    phrasings: same(
      all(50),
      ['Show the first 50 contacts', (ask) => list(ask, { per_page: 50 }), (ask) => list(ask, { per_page: 50 })],
      [
        'Show me our fifty oldest contacts.',
        async (ask) => {
          const sort = { field: 'created_at', order: 'ascending' };
          const everybody = { field: 'created_at', operator: '>', value: 0 };
          return page(await ask('intercom_search_contacts', { query: everybody, sort, pagination: { per_page: 50 } }), shownLine);
        },
        (ask) => {
          const query = { field: 'created_at', operator: '>', value: '2000-01-01' };
          const sort = { field: 'created_at', order: 'ascending' };
          return listed(ask, 'intercom_search_contacts', { query, sort, pagination: { per_page: 50 } }, { row: shownLine });
        },
      ],
      [
        'The first 50 contacts, please, with names and addresses.',
        (ask) => list(ask, { per_page: '50' }),
        (ask) => namesAndAddresses(ask, { per_page: '50' }),
      ],
    ),
  }),

  prompt<Given>({
    prompt: 'Show contact details for ID 123',
    place: eleven('intercom_get_contact_by_id', 1),
    given,
    phrasings: [
      {
        says: () => 'Show contact details for ID 123',
        right: () => nothingThere,
        before: (ask) => getOrNone(ask, '123'),
        after: (ask) => getOrNone(ask, '123'),
      },
      {
        says: ({ id }) => `Show contact details for ID ${id}`,
        right: aProfile,
        before: async (ask, { id }) => profile((await get(ask, id)).body),
        after: async (ask, { id }) => profile((await get(ask, id)).body),
      },
      {
        says: ({ external_id }) => `Show contact details for ID ${external_id}`,
        right: aProfile,
        before: (ask, { external_id }) => getByOwn(ask, external_id),
        after: (ask, { external_id }) => getByOwn(ask, external_id),
      },
    ],
  }),

  prompt<Given>({
    prompt: 'Get this Intercom contact',
    place: eleven('intercom_get_contact_by_id', 2),
    given,
    phrasings: same(
      aProfile,
      [
        ({ id }) => `(${id}) Get this Intercom contact`,
        async (ask, { id }) => profile((await get(ask, id)).body),
        async (ask, { id }) => profile((await get(ask, id)).body),
      ],
      [
        ({ id }) => `Get this Intercom contact: ${pageOf(id)}`,
        async (ask, { id }) => profile((await get(ask, id)).body),
        async (ask, { id }) => {
          const answered = await get(ask, pageOf(id));
          return profile(answered.isError ? (await get(ask, id)).body : answered.body);
        },
      ],
      [({ name }) => `Get this Intercom contact: ${name}`, (ask, { name }) => getNamed(ask, name), (ask, { name }) => getNamed(ask, name)],
    ),
  }),
];

async function getOrNone(ask: Ask, id: string): Promise<Shown> {
  const answered = await get(ask, id);
  return isRefused(answered) ?? profile(answered.body);
}

async function getByOwn(ask: Ask, external_id: string): Promise<Shown> {
  const answered = await get(ask, external_id);
  // The refusal says what kind of id it takes, so that this one must be the other kind.
  return answered.isError ? found(ask, query([['external_id', '=', external_id]])) : profile(answered.body);
}

async function getNamed(ask: Ask, name: string): Promise<Shown> {
  const shown = await found(ask, name);
  return 'thing' in shown && shown.thing === 'there is none' ? giveUp('nobody is found by the name') : shown;
}
