import { numberedPage } from '../parts/paging.ts';
import { planNames } from '../seed/names.ts';
import { ApiError, companyNotFound, invalid } from '../server/errors.ts';
import { companyShape } from '../shapes.ts';
import type { CompanyFields } from '../state/changes.ts';
import type { AttributeValue, Company } from '../state/world.ts';
import { type Call, type Handler, param, query, secondsOf, textOf } from './call.ts';
import { checkAttribute } from './contact-fields.ts';

/** Rows that the list gives before it points to the scroll. */
const listDepth = 10_000;
const maxSpend = 2_147_483_647;

export const list: Handler = (call) => {
  const page = numberedPage(filtered(call), { url: call.url, standard: 15, max: 60, nextAtEnd: 'null', depth: listDepth });
  return {
    type: 'list',
    data: page.rows.map((company) => companyShape(company, call.world)),
    pages: page.pages,
    total_count: page.total_count,
  };
};

/** Asked for by name or own id, a company is found even without contacts; nothing found is a 404. */
function filtered(call: Call): readonly Company[] {
  const { world } = call;
  const companyId = query(call, 'company_id');
  const name = query(call, 'name');
  if (companyId !== undefined || name !== undefined) {
    const company =
      companyId !== undefined ? world.companiesByOwnId.get(companyId) : [...world.companies.values()].find((one) => one.name === name);
    if (!company) throw companyNotFound();
    return [company];
  }
  const tagId = query(call, 'tag_id');
  const segmentId = query(call, 'segment_id');
  if (tagId !== undefined) return world.listedCompanies.filter((company) => company.tag_ids.includes(tagId));
  if (segmentId !== undefined) return world.listedCompanies.filter((company) => company.segment_ids.includes(segmentId));
  return world.listedCompanies;
}

export const get: Handler = (call) => companyShape(findCompany(call), call.world);

export function findCompany(call: Call): Company {
  const company = call.world.companies.get(param(call, 'company_id'));
  if (!company) throw companyNotFound();
  return company;
}

const fields = [
  'company_id',
  'name',
  'plan',
  'size',
  'website',
  'industry',
  'monthly_spend',
  'remote_created_at',
  'update_last_request_at',
  'custom_attributes',
];

/** Creates, or changes the company that has this `company_id`. */
export const create: Handler = (call) => {
  const { body, now, world } = call;
  const unknown = Object.keys(body).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw new ApiError(400, 'bad_request', `bad '${unknown.slice(0, 100)}' parameter`);
  const companyId = textOf(body, 'company_id');
  const known = typeof companyId === 'string' ? world.companiesByOwnId.get(companyId) : undefined;
  const changes = readFields(call, known);
  if (known) {
    call.commit({ company: known.id }, [{ kind: 'company.updated', id: known.id, fields: { ...changes, updated_at: now } }]);
    return companyShape(known, world);
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
    ...changes,
    custom_attributes: { creation_source: 'api', ...changes.custom_attributes },
  };
  call.commit({ company: id }, [{ kind: 'company.created', company }]);
  return companyShape(company, world);
};

function readFields({ body, now }: Call, current: Company | undefined): CompanyFields {
  const read: CompanyFields = {};
  const name = textOf(body, 'name');
  if (name !== undefined && name !== null) read.name = name;
  for (const key of ['website', 'industry'] as const) {
    const text = textOf(body, key);
    if (text !== undefined) read[key] = text;
  }
  const plan = textOf(body, 'plan');
  if (plan !== undefined) read.plan = plan === null || plan === '' ? null : planOf(plan);
  const size = secondsOf(body, 'size');
  if (size !== undefined) read.size = size;
  const spend = body['monthly_spend'];
  if (spend !== undefined && spend !== null) {
    if (typeof spend !== 'number' || spend > maxSpend)
      throw invalid(`monthly_spend must be a number of at most ${maxSpend}`, 'monthly_spend');
    read.monthly_spend = Math.trunc(spend);
  }
  const remote = secondsOf(body, 'remote_created_at');
  if (remote !== undefined) read.remote_created_at = remote;
  if (body['update_last_request_at'] === true) read.last_request_at = now;
  if (body['custom_attributes'] !== undefined) read.custom_attributes = attributesOf(body['custom_attributes'], current);
  return read;
}

/** Plans are set by name. Those that the sandbox does not know get an id of their own. */
function planOf(name: string): NonNullable<Company['plan']> {
  const place = (planNames as readonly string[]).indexOf(name);
  return { id: String(844_781 + (place < 0 ? planNames.length + name.length : place)), name };
}

function attributesOf(given: unknown, current: Company | undefined): Record<string, AttributeValue> {
  if (given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) throw invalid('custom_attributes must be an object', 'custom_attributes');
  const merged = new Map(Object.entries(current?.custom_attributes ?? {}));
  for (const [name, value] of Object.entries(given)) {
    if (/[.$]/.test(name)) throw invalid(`Custom attribute '${name}' must not contain . or $`);
    if (value === null) merged.delete(name);
    else merged.set(name, checkAttribute(name, value));
  }
  return Object.fromEntries(merged);
}
