import * as z from 'zod';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { day } from '../shared/times.ts';
import { TagName } from '../tags/schemas.ts';

const plan = resource({ id: z.string().nullish(), name: z.string().nullish() }, { row: ['id', 'name'], within: ['name'], own: [] });

interface Plan extends z.output<typeof plan> {}
const Plan: Schema<Plan> = plan;

const company = resource(
  {
    type: z.literal('company').optional(),
    id: z.string(),
    company_id: z.string().nullish(),
    name: z.string().nullish(),
    plan: Plan.nullish(),
    size: z.int().nullish(),
    website: z.string().nullish(),
    industry: z.string().nullish(),
    monthly_spend: z.number().nullish(),
    session_count: z.int().nullish(),
    user_count: z.int().nullish(),
    created_at: day.nullish(),
    updated_at: day.nullish(),
    last_request_at: day.nullish(),
    remote_created_at: day.nullish(),
    tags: loose({ tags: z.array(TagName).nullish() }).nullish(),
    segments: loose({ segments: z.array(loose({ id: z.string().nullish(), name: z.string().nullish() })).nullish() }).nullish(),
    custom_attributes: z.record(z.string(), z.unknown()).nullish(),
  },
  {
    row: ['id', 'company_id', 'name', 'plan', 'size', 'monthly_spend', 'user_count', 'last_request_at', 'remote_created_at'],
    short: ['id', 'company_id', 'name', 'plan', 'size', 'user_count'],
    within: ['id', 'company_id', 'name'],
    own: [],
    untrusted: ['plan', 'tags', 'segments'],
  },
);

/** `id` is Intercom's, `company_id` yours; an unset website, industry or size is absent, not null. */
export interface Company extends z.output<typeof company> {}
export const Company: Schema<Company> = company;

export const CompanyList = listOf(Company, NumberedPages);
