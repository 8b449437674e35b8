import { type Call, idOf, textOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { contacts } from '../contacts/room.ts';
import { readCompanyFields, refuseUnknownFields } from './fields.ts';
import { type Company, companies, companyNotFound } from './room.ts';

interface Saved {
  readonly before: Company | undefined;
  readonly after: Company;
  readonly changes: readonly Change[];
}

/** The company that a body gives: a new one, or the one that has its `company_id`. */
export function saving(call: Call, known = knownBy(call)): Saved {
  const { body, now } = call;
  refuseUnknownFields(call);
  const companyId = textOf(body, 'company_id');
  const fields = readCompanyFields(call, known);
  if (known) {
    const changes = { ...fields, updated_at: now };
    return { before: known, after: { ...known, ...changes }, changes: [companies.set(known.id, changes)] };
  }
  const id = call.newHexId();
  const company: Company = {
    id,
    company_id: companyId || id,
    name: companyId || id,
    plan: null,
    size: null,
    website: null,
    industry: null,
    monthly_spend: 0,
    session_count: 0,
    created_at: now,
    updated_at: now,
    last_request_at: null,
    remote_created_at: null,
    contact_ids: [],
    tag_ids: [],
    segment_ids: [],
    ...fields,
    custom_attributes: { creation_source: 'api', ...fields.custom_attributes },
  };
  return { before: undefined, after: company, changes: [companies.put(company)] };
}

function knownBy({ body, world }: Call): Company | undefined {
  const companyId = textOf(body, 'company_id');
  return typeof companyId === 'string' ? world.of(companies).find('company_id', companyId) : undefined;
}

/** Of several in one call: what was saved before in the same call is known, although nothing of it is applied yet. */
export function savingOnce(call: Call, seen: Map<string, Company>): readonly Change[] {
  const companyId = idOf(call.body['company_id']) ?? '';
  const { after, changes } = saving(call, seen.get(companyId) ?? knownBy(call));
  seen.set(after.company_id, after);
  return changes;
}

/** The company that one of many names by its Intercom id. */
export function companyOfItem({ body, world }: Call): Company {
  const company = world.of(companies).get(idOf(body['id']) ?? '');
  if (!company) throw companyNotFound();
  return company;
}

/** Its people lose it. */
export const deleting = ({ world }: Call, company: Company): Change[] => [
  ...world
    .of(contacts)
    .all()
    .filter(({ company_ids }) => company_ids.includes(company.id))
    .map(({ id, company_ids }) => contacts.set(id, { company_ids: company_ids.filter((one) => one !== company.id) })),
  companies.remove(company.id),
];
