import fc from 'fast-check';
import { expect } from 'vitest';
import { block, inTheWay, live, type Model, mergePeople, type Person } from './model.ts';
import { attempt, number, pick, type Real, type Refusal, refused, type Step, seconds, sorted, step } from './step.ts';

const email = fc.constantFrom('ada@one.example', 'ADA@one.example', 'bo@one.example', 'cy@two.example');
const phone = fc.constantFrom('+353871', '+353872');
const external_id = fc.constantFrom('u-1', 'u-2', 'u-3');
const name = fc.constantFrom('Ada', 'Bo', 'Ada Lovelace');
const role = fc.constantFrom('user' as const, 'lead' as const);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

type Fields = Partial<Pick<Person, 'email' | 'phone' | 'external_id' | 'name' | 'role'>>;
const given = (chosen: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));

/** Why a contact cannot be had: archived and deleted ones are not found, a merged one says so. */
export function closedTo(person: Person, evenArchived = false): Refusal | undefined {
  if (person.fate === 'merged') return [410, 'contact_merged'];
  if (person.fate === 'live' || evenArchived) return undefined;
  return [404, 'not_found'];
}

interface Shown {
  readonly id?: unknown;
  readonly [field: string]: unknown;
}

const ids = (list: unknown) => sorted(((list as { data?: readonly Shown[] }).data ?? []).map(({ id }) => id));

/** What an answer shows of a contact against what the model knows of it. */
export function expectPerson(shown: Shown | undefined, person: Person): void {
  const { id, role, email, phone, external_id, name } = person;
  expect(shown).toMatchObject({ id, role, email, phone, external_id, name });
  expect({ tags: ids(shown?.['tags']), companies: ids(shown?.['companies']) }).toEqual({
    tags: sorted(person.tags),
    companies: sorted(person.companies),
  });
  expect([shown?.['tags'], shown?.['companies']]).toMatchObject([
    { total_count: person.tags.size },
    { total_count: person.companies.size },
  ]);
}

export const newPerson = (id: string, fields: Fields, real: Real): Person => ({
  id,
  role: 'user',
  email: null,
  phone: null,
  external_id: null,
  name: null,
  ...fields,
  tags: new Set(),
  companies: new Set(),
  fate: 'live',
  searchableAt: real.clock.now() + real.indexDelayMs,
});

/** 409, with the id of one who is in the way and whether that one is archived. */
async function expectConflict(call: PromiseLike<unknown>, others: readonly Person[]): Promise<void> {
  const error = await refused(call);
  const words = others.map(
    ({ id, fate }) => `${fate === 'live' ? 'A' : 'An archived'} contact matching those details already exists with id=${id}`,
  );
  expect([error.status, error.code]).toEqual([409, 'conflict']);
  expect(words.includes(error.errors[0]?.message ?? ''), error.message).toBe(true);
}

async function expectAsKnown({ intercom }: Real, person: Person): Promise<void> {
  const shown = await attempt(intercom.contacts.get({ contact_id: person.id }), closedTo(person));
  if (shown) expectPerson(shown, person);
}

const anyone = { of: number };
const one = (model: Model, of: number) => pick(model.people, of);

async function create(model: Model, real: Real, fields: Fields): Promise<void> {
  const others = inTheWay(model, fields, seconds(real));
  const call = () => real.intercom.contacts.create(fields as Parameters<typeof real.intercom.contacts.create>[0]);
  if (others.length > 0) return expectConflict(call(), others);
  const shown = await call();
  const person = newPerson(shown.id, fields, real);
  model.people.push(person);
  expectPerson(shown, person);
}

export const peopleSteps: fc.Arbitrary<Step>[] = [
  step(
    'create a contact',
    { role: maybe(role), email: maybe(email), phone: maybe(phone), external_id: maybe(external_id), name: maybe(name) },
    (model, real, chosen) => create(model, real, given(chosen)),
    // Without one of the three the connector sends nothing.
    (_, chosen) => Boolean(chosen.role ?? chosen.email ?? chosen.external_id),
  ),
  step(
    'create a contact like another',
    { ...anyone, by: fc.constantFrom('email' as const, 'external_id' as const) },
    (model, real, { of, by }) => create(model, real, { [by]: one(model, of)[by] }),
    (model, { of, by }) => one(model, of)[by] !== null,
  ),
  step(
    'update a contact',
    { ...anyone, email: maybe(email), phone: maybe(phone), external_id: maybe(external_id), name: maybe(name), role: maybe(role) },
    async (model, real, { of, ...chosen }) => {
      const person = one(model, of);
      const fields = given(chosen);
      const call = () =>
        real.intercom.contacts.update({ contact_id: person.id, ...fields } as Parameters<typeof real.intercom.contacts.update>[0]);
      const refusal: Refusal | undefined =
        closedTo(person) ?? (person.role === 'user' && chosen.role === 'lead' ? [400, 'client_error'] : undefined);
      const others = inTheWay(model, fields, seconds(real), person);
      if (!refusal && others.length > 0) return expectConflict(call(), others);
      const shown = await attempt(call(), refusal);
      if (!shown) return;
      Object.assign(person, fields);
      expectPerson(shown, person);
    },
  ),
  step('get a contact', anyone, async (model, real, { of }) => {
    const person = one(model, of);
    await expectAsKnown(real, person);
    // Who it became is said where it can be followed.
    if (person.fate === 'merged') {
      const { canonical } = await refused(real.intercom.contacts.get({ contact_id: person.id }));
      expect(canonical).toContain(person.mergedInto);
    }
  }),
  step('find a contact by external id', { external_id }, async (model, real, chosen) => {
    const person = live(model).find((each) => each.external_id === chosen.external_id);
    const became = model.people.some(({ fate, external_id: theirs }) => fate === 'merged' && theirs === chosen.external_id);
    const refusal: Refusal = became ? [410, 'contact_merged'] : [404, 'not_found'];
    const shown = await attempt(real.intercom.contacts.find(chosen), person ? undefined : refusal);
    if (person) expectPerson(shown, person);
  }),
  step('archive a contact', anyone, async (model, real, { of }) => {
    const person = one(model, of);
    const shown = await attempt(real.intercom.contacts.archive({ contact_id: person.id }), closedTo(person, true));
    if (!shown) return;
    expect(shown).toMatchObject({ id: person.id, external_id: person.external_id, archived: true });
    if (person.fate === 'live') person.fate = 'archived';
  }),
  step('unarchive a contact', anyone, async (model, real, { of }) => {
    const person = one(model, of);
    const refusal: Refusal | undefined = person.fate === 'deleted' ? [400, 'not_restorable'] : closedTo(person, true);
    if (!(await attempt(real.intercom.contacts.unarchive({ contact_id: person.id }), refusal))) return;
    person.fate = 'live';
    await expectAsKnown(real, person);
  }),
  step('block a contact', anyone, async (model, real, { of }) => {
    const person = one(model, of);
    const refusal = closedTo(person, true);
    if (await attempt(real.intercom.contacts.block({ contact_id: person.id }), refusal)) block(model, person);
  }),
  step('delete a contact', anyone, async (model, real, { of }) => {
    const person = one(model, of);
    const refusal: Refusal | undefined = closedTo(person, person.fate === 'archived');
    const shown = await attempt(real.intercom.contacts.delete({ contact_id: person.id }), refusal);
    if (!shown) return;
    expect(shown).toMatchObject({ id: person.id, external_id: person.external_id, deleted: true });
    Object.assign(person, { fate: 'deleted', deletedAt: seconds(real), email: null, phone: null, name: null });
    person.tags.clear();
    person.companies.clear();
    await expectAsKnown(real, person);
  }),
  step('merge contacts', { from: number, into: number, anyway: fc.boolean() }, async (model, real, { from, into, anyway }) => {
    // Mostly a lead into a user, as it is meant.
    const leads = live(model).filter((person) => person.role === 'lead');
    const users = live(model).filter((person) => person.role === 'user');
    const [lead, user] = [
      from < 5 && leads.length > 0 ? pick(leads, from) : one(model, from),
      into < 5 && users.length > 0 ? pick(users, into) : one(model, into),
    ];
    const same = (field: 'email' | 'phone') => lead[field] !== null && lead[field]?.toLowerCase() === user[field]?.toLowerCase();
    const refusal = (): Refusal | undefined => {
      if (lead.fate !== 'live' || user.fate !== 'live') return [404, 'not_found'];
      const duplicates = anyway || same('email') || same('phone');
      return lead.role === 'lead' && user.role === 'user' && duplicates ? undefined : [400, 'invalid_merge'];
    };
    const input = { from: lead.id, into: user.id, ...(anyway ? { skip_duplicate_validation: true } : {}) };
    const shown = await attempt(real.intercom.contacts.merge(input), refusal());
    if (!shown) return;
    mergePeople(model, lead, user);
    expectPerson(shown, user);
    await expectAsKnown(real, lead);
  }),
];
