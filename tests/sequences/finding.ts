import fc from 'fast-check';
import { expect } from 'vitest';
import { expectCompany } from './companies.ts';
import { expectConversation } from './conversations.ts';
import { live, type Model, peopleOf, standing } from './model.ts';
import { expectPerson } from './people.ts';
import { attempt, number, pick, type Real, type Step, sorted, step } from './step.ts';
import { expectTicket } from './tickets.ts';

type Rows = AsyncIterable<{
  readonly id?: unknown;
  readonly updated_at?: number | null | undefined;
  readonly created_at?: number | null | undefined;
}>;

/** Every row of every page, each once, and not in the wrong order. */
async function expectEach(rows: Rows, expected: readonly { readonly id: string }[], by?: 'updated_at' | 'created_at'): Promise<void> {
  const found: string[] = [];
  const times: number[] = [];
  for await (const row of rows) {
    found.push(String(row.id));
    if (by) times.push(Number(row[by]));
  }
  expect([...found].sort()).toEqual(sorted(expected.map(({ id }) => id)));
  expect(times).toEqual(times.toSorted((a, b) => (by === 'created_at' ? a - b : b - a)));
}

/** Few rows a page, so that there are pages. */
const per_page = fc.integer({ min: 3, max: 12 });
const which = number;

interface Filter<T> {
  readonly query: { readonly field: string; readonly operator: '=' | '!='; readonly value: string | boolean };
  readonly fits: (thing: T) => boolean;
}

/** One filter, or two of which both or either must fit. */
function asked<T>(first: Filter<T>, second: Filter<T>, operator: 'AND' | 'OR' | 'one') {
  if (operator === 'one') return first;
  const fits = (thing: T) => (operator === 'AND' ? first.fits(thing) && second.fits(thing) : first.fits(thing) || second.fits(thing));
  return { query: { operator, value: [first.query, second.query] }, fits };
}

const operator = fc.constantFrom('AND' as const, 'OR' as const, 'one' as const);
const equals = <T>(field: string, value: string | boolean, fits: (thing: T) => boolean): Filter<T> => ({
  query: { field, operator: '=', value },
  fits,
});
const search = { which, other: number, operator, per_page };

type Tagged = { readonly tags: ReadonlySet<string> };
const tagged = <T extends Tagged>(model: Model, field: string, of: number): Filter<T> => {
  const { id } = pick(model.tags, of);
  return equals(field, id, ({ tags }) => tags.has(id));
};

function personFilter(model: Model, of: number, other: number): Filter<Model['people'][number]> {
  const { email, role } = pick(live(model), other);
  if (of % 3 === 0 && email) return equals('email', email, (person) => person.email?.toLowerCase() === email.toLowerCase());
  if (of % 3 === 1) return tagged(model, 'tag_id', other);
  return equals('role', role, (person) => person.role === role);
}

function conversationFilter(model: Model, of: number, other: number): Filter<Model['conversations'][number]> {
  const { state, read } = pick(model.conversations, other);
  const who = pick(model.people, other).id;
  if (of % 5 === 0) return equals('state', state, (each) => each.state === state);
  if (of % 5 === 1) return tagged(model, 'tag_ids', other);
  if (of % 5 === 2) return equals('contact_ids', who, ({ people }) => people.has(who));
  if (of % 5 === 3) return equals('read', read, (each) => each.read === read);
  return equals('open', state === 'closed', (each) => (each.state !== 'closed') === (state === 'closed'));
}

function ticketFilter(model: Model, of: number, other: number): Filter<Model['tickets'][number]> {
  const { open, typeId, stateId } = pick(model.tickets, other);
  const who = pick(model.people, other).id;
  const categoryOf = (id: string) => model.types.flatMap(({ states }) => states).find((state) => state.id === id)?.category ?? '';
  if (of % 5 === 0) return equals('open', open, (each) => each.open === open);
  if (of % 5 === 1) return tagged(model, 'tag_ids', other);
  if (of % 5 === 2) return equals('contact_ids', who, ({ people }) => people.has(who));
  if (of % 5 === 3) return equals('ticket_type_id', typeId, (each) => each.typeId === typeId);
  return equals('state', categoryOf(stateId), (each) => categoryOf(each.stateId) === categoryOf(stateId));
}

/** At the end of a sequence: everything that there is, as lists and searches show it. */
export async function expectEverything(model: Model, real: Real): Promise<void> {
  const { intercom, clock } = real;
  clock.advance(60_000);
  const most = { per_page: 150 };
  const shown = new Map<string, Readonly<Record<string, unknown>>>();
  const keep = (rows: readonly { readonly id?: unknown }[] | null | undefined) => {
    for (const row of rows ?? []) shown.set(String(row.id), { ...row });
  };
  keep((await intercom.contacts.list(most)).data);
  for (const person of live(model)) expectPerson(shown.get(person.id), person);
  keep((await intercom.companies.scroll()).data);
  for (const company of standing(model.companies)) {
    expectCompany(model, shown.get(company.id), company);
    await expectEach(intercom.company_contacts.list({ company_id: company.id }), peopleOf(model, company));
  }
  keep((await intercom.conversations.list(most)).conversations);
  for (const conversation of standing(model.conversations)) expectConversation(model, shown.get(conversation.id), conversation);
  shown.clear();
  keep((await intercom.tickets.search({ query: { field: 'id', operator: '!=', value: '0' }, pagination: most })).tickets);
  for (const ticket of standing(model.tickets)) expectTicket(shown.get(ticket.id), ticket);
  for (const tag of new Set([...model.tags.filter(({ gone }) => gone), ...model.tags.slice(-4)])) await expectTagged(model, real, tag.id);
}

async function expectTagged(model: Model, { intercom }: Real, id: string): Promise<void> {
  const has = ({ tags }: Tagged) => tags.has(id);
  const query = (field: string) => ({ query: { field, operator: '=' as const, value: id } });
  await expectEach(intercom.contacts.search(query('tag_id')), live(model).filter(has));
  await expectEach(intercom.conversations.search(query('tag_ids')), standing(model.conversations).filter(has));
  await expectEach(intercom.tickets.search(query('tag_ids')), standing(model.tickets).filter(has));
}

/** A scroll that nobody goes on with is over after a minute. */
const scrolling = (model: Model, { clock }: Real) => model.scrolledAt !== undefined && clock.now() - model.scrolledAt < 60_000;

export const findingSteps: fc.Arbitrary<Step>[] = [
  step('time passes', { ms: fc.constantFrom(1000, 20_000, 61_000, 3_600_000, 8 * 86_400_000) }, async (_, { clock }, { ms }) => {
    clock.advance(ms);
  }),
  step('list contacts', { per_page }, async (model, { intercom }, chosen) => {
    expect((await intercom.contacts.list(chosen)).total_count).toBe(live(model).length);
    await expectEach(intercom.contacts.list(chosen), live(model), 'created_at');
  }),
  step('search contacts', search, async (model, { intercom, clock }, chosen) => {
    const { query, fits } = asked(
      personFilter(model, chosen.which, chosen.other),
      personFilter(model, chosen.other, chosen.which),
      chosen.operator,
    );
    // One that was just made is not found yet.
    const found = live(model).filter((person) => person.searchableAt <= clock.now() && fits(person));
    await expectEach(intercom.contacts.search({ query, pagination: { per_page: chosen.per_page } }), found);
  }),
  step('list companies', { per_page }, async (model, { intercom }, chosen) => {
    // Those that have nobody are left out.
    const listed = standing(model.companies).filter((company) => peopleOf(model, company).length > 0);
    await expectEach(intercom.companies.list(chosen), listed);
  }),
  step('list companies by tag', { per_page, which }, async (model, { intercom }, { which: of, ...page }) => {
    const { id } = pick(model.tags, of);
    const listed = standing(model.companies).filter((company) => company.tags.has(id) && peopleOf(model, company).length > 0);
    await expectEach(intercom.companies.list({ tag_id: id, ...page }), listed);
  }),
  step(
    'list the people of a company',
    { per_page, which },
    async (model, { intercom }, { which: of, ...page }) => {
      const company = pick(standing(model.companies), of);
      await expectEach(intercom.company_contacts.list({ company_id: company.id, ...page }), peopleOf(model, company));
    },
    ({ companies }) => standing(companies).length > 0,
  ),
  step('begin a scroll and leave it', {}, async (model, real) => {
    const begun = await attempt(real.intercom.companies.scroll(), scrolling(model, real) ? [400, 'scroll_exists'] : undefined);
    if (begun) model.scrolledAt = real.clock.now();
  }),
  step('scroll through all companies', {}, async (model, real) => {
    if (scrolling(model, real)) await attempt(real.intercom.companies.scroll(), [400, 'scroll_exists']);
    else {
      await expectEach(real.intercom.companies.scroll(), standing(model.companies));
      model.scrolledAt = undefined;
    }
  }),
  step('list conversations', { per_page }, async (model, { intercom }, chosen) => {
    await expectEach(intercom.conversations.list(chosen), standing(model.conversations), 'updated_at');
  }),
  step(
    'search conversations',
    search,
    async (model, { intercom }, chosen) => {
      const [first, second] = [
        conversationFilter(model, chosen.which, chosen.other),
        conversationFilter(model, chosen.other, chosen.which),
      ];
      const { query, fits } = asked(first, second, chosen.operator);
      const call = intercom.conversations.search({ query, pagination: { per_page: chosen.per_page } });
      await expectEach(call, standing(model.conversations).filter(fits), 'updated_at');
    },
    ({ conversations }) => conversations.length > 0,
  ),
  step(
    'search tickets',
    search,
    async (model, { intercom }, chosen) => {
      const { query, fits } = asked(
        ticketFilter(model, chosen.which, chosen.other),
        ticketFilter(model, chosen.other, chosen.which),
        chosen.operator,
      );
      const call = intercom.tickets.search({ query, pagination: { per_page: chosen.per_page } });
      await expectEach(call, standing(model.tickets).filter(fits), 'updated_at');
    },
    ({ tickets }) => tickets.length > 0,
  ),
];
