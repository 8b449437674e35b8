import * as z from 'zod';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { loose, resource, type Schema } from '../shared/resource.ts';

const company = resource(
  {
    type: z.literal('company').optional(),
    id: z.string(),
    company_id: z.string().nullish(),
    name: z.string().nullish(),
    plan: loose({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
    size: z.int().nullish(),
    website: z.string().nullish(),
    industry: z.string().nullish(),
    monthly_spend: z.number().nullish(),
    session_count: z.int().nullish(),
    user_count: z.int().nullish(),
    created_at: z.int().nullish(),
    updated_at: z.int().nullish(),
    last_request_at: z.int().nullish(),
    remote_created_at: z.int().nullish(),
    custom_attributes: z.record(z.string(), z.unknown()).nullish(),
  },
  {
    row: ['id', 'company_id', 'name', 'user_count', 'monthly_spend'],
    own: [],
    untrusted: ['plan'],
  },
);

/** `id` is Intercom's, `company_id` yours; an unset website, industry or size is absent, not null. */
export interface Company extends z.output<typeof company> {}
export const Company: Schema<Company> = company;

export const CompanyList = listOf(Company, NumberedPages);
