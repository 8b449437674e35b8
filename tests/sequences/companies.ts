import fc from 'fast-check';
import { expect } from 'vitest';
import { type Company, dropCompany, type Model, peopleOf, standing } from './model.ts';
import { closedTo } from './people.ts';
import { attempt, number, pick, type Refusal, type Step, sorted, step } from './step.ts';

const company_id = fc.constantFrom('acme', 'globex', 'initech');
const name = fc.constantFrom('Acme', 'Globex', 'R&D <b>');

const gone = (company: Company): Refusal | undefined => (company.gone ? [404, 'company_not_found'] : undefined);

export function expectCompany(model: Model, shown: object | undefined, company: Company): void {
  expect(shown).toMatchObject({
    id: company.id,
    company_id: company.company_id,
    name: company.name,
    user_count: peopleOf(model, company).length,
  });
  const { tags } = (shown as { tags: { tags: readonly { id: string }[] } }).tags;
  expect(sorted(tags.map(({ id }) => id))).toEqual(sorted(company.tags));
}

export const companySteps: fc.Arbitrary<Step>[] = [
  step('create or update a company', { company_id, name }, async (model, { intercom }, chosen) => {
    const shown = await intercom.companies.create(chosen);
    let company = standing(model.companies).find((one) => one.company_id === chosen.company_id);
    if (!company) {
      company = { id: shown.id, company_id: chosen.company_id, name: '', tags: new Set(), gone: false };
      model.companies.push(company);
    }
    company.name = chosen.name;
    expectCompany(model, shown, company);
  }),
  step('rename a company', { of: number, name }, async (model, { intercom }, chosen) => {
    const company = pick(model.companies, chosen.of);
    const shown = await attempt(intercom.companies.update({ company_id: company.id, name: chosen.name }), gone(company));
    if (!shown) return;
    company.name = chosen.name;
    expectCompany(model, shown, company);
  }),
  step('get a company', { of: number }, async (model, { intercom }, { of }) => {
    const company = pick(model.companies, of);
    const shown = await attempt(intercom.companies.get({ company_id: company.id }), gone(company));
    if (shown) expectCompany(model, shown, company);
    const people = await attempt(intercom.company_contacts.list({ company_id: company.id }), gone(company));
    if (people) expect(sorted((people.data ?? []).map(({ id }) => id))).toEqual(sorted(peopleOf(model, company).map(({ id }) => id)));
  }),
  step('find a company by its own id', { company_id }, async (model, { intercom }, chosen) => {
    const company = standing(model.companies).find((one) => one.company_id === chosen.company_id);
    const shown = await attempt(intercom.companies.list(chosen), company ? undefined : [404, 'company_not_found']);
    if (company) expectCompany(model, shown?.data?.[0], company);
  }),
  step('delete a company', { of: number }, async (model, { intercom }, { of }) => {
    const company = pick(model.companies, of);
    if (await attempt(intercom.companies.delete({ company_id: company.id }), gone(company))) dropCompany(model, company);
  }),
  step('attach a company', { person: number, of: number }, async (model, { intercom }, { person, of }) => {
    const [who, company] = [pick(model.people, person), pick(model.companies, of)];
    const shown = await attempt(intercom.contact_companies.attach({ contact_id: who.id, id: company.id }), closedTo(who) ?? gone(company));
    if (!shown) return;
    who.companies.add(company.id);
    expectCompany(model, shown, company);
  }),
  step('detach a company', { person: number, of: number }, async (model, { intercom }, { person, of }) => {
    const [who, company] = [pick(model.people, person), pick(model.companies, of)];
    const refusal = closedTo(who) ?? (who.companies.has(company.id) ? undefined : ([404, 'company_not_found'] as const));
    const shown = await attempt(intercom.contact_companies.detach({ contact_id: who.id, company_id: company.id }), refusal);
    if (!shown) return;
    who.companies.delete(company.id);
    expectCompany(model, shown, company);
  }),
  step('companies of a contact', { person: number }, async (model, { intercom }, { person }) => {
    const who = pick(model.people, person);
    const shown = await attempt(intercom.contact_companies.list({ contact_id: who.id }), closedTo(who));
    if (shown) expect(sorted((shown.data ?? []).map(({ id }) => id))).toEqual(sorted(who.companies));
  }),
];
