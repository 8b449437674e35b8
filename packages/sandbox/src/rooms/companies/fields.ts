import { mergeAttributes } from '../../parts/attributes.ts';
import { type Call, secondsOf, textOf } from '../../parts/call.ts';
import { ApiError, invalid } from '../../server/errors.ts';
import { planNames } from './names.ts';
import type { Company } from './room.ts';

const maxSpend = 2_147_483_647;
const known = [
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

type CompanyFields = Partial<Omit<Company, 'id' | 'company_id' | 'created_at' | 'contact_ids' | 'tag_ids' | 'segment_ids'>>;

/** Unlike with contacts, a field that Intercom does not know is an error. */
export function refuseUnknownFields({ body }: Call): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new ApiError(400, 'bad_request', `bad '${unknown.slice(0, 100)}' parameter`);
}

/** The fields of a company that a body gives. */
export function readCompanyFields({ body, now }: Call, current: Company | undefined): CompanyFields {
  const fields: CompanyFields = {};
  const name = textOf(body, 'name');
  if (name !== undefined && name !== null) fields.name = name;
  for (const key of ['website', 'industry'] as const) {
    const text = textOf(body, key);
    if (text !== undefined) fields[key] = text;
  }
  const plan = textOf(body, 'plan');
  if (plan !== undefined) fields.plan = plan === null || plan === '' ? null : planOf(plan);
  const size = secondsOf(body, 'size');
  if (size !== undefined) fields.size = size;
  const spend = body['monthly_spend'];
  if (spend !== undefined && spend !== null) {
    if (typeof spend !== 'number' || spend > maxSpend)
      throw invalid(`monthly_spend must be a number of at most ${maxSpend}`, 'monthly_spend');
    fields.monthly_spend = Math.trunc(spend);
  }
  const remote = secondsOf(body, 'remote_created_at');
  if (remote !== undefined) fields.remote_created_at = remote;
  if (body['update_last_request_at'] === true) fields.last_request_at = now;
  if (body['custom_attributes'] !== undefined) {
    fields.custom_attributes = mergeAttributes(body['custom_attributes'], current?.custom_attributes ?? {}, (attribute) =>
      /[.$]/.test(attribute) ? invalid(`Custom attribute '${attribute}' must not contain . or $`) : undefined,
    );
  }
  return fields;
}

/** Plans are set by name. Those that the sandbox does not know get an id of their own. */
function planOf(name: string): NonNullable<Company['plan']> {
  const place = (planNames as readonly string[]).indexOf(name);
  return { id: String(844_781 + (place < 0 ? planNames.length + name.length : place)), name };
}
