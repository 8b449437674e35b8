import * as z from 'zod';
import { wanted } from '../described.ts';
import { customAttributes, id, seconds } from '../shared/fields.ts';

const shared = {
  name: z.string().max(1000).optional(),
  plan: z.string().max(255).describe('Name of the plan.').optional(),
  size: z.int().min(0).describe('Number of employees.').optional(),
  website: z.string().max(2000).optional(),
  industry: z.string().max(255).optional(),
  // Above this Intercom answers an error; fractions are cut off there.
  monthly_spend: z.number().max(2_147_483_647).describe('Revenue a month, whole units.').optional(),
  remote_created_at: seconds('When you created it.').optional(),
  update_last_request_at: z.boolean().describe('Count this as a visit.').optional(),
  custom_attributes: customAttributes.optional(),
};

/** One company of many that are saved at once. */
export const savedCompany = z.strictObject({ company_id: wanted(id('Your own id of the company.')), ...shared });

/** One company of many that are changed at once. What is left out stays. */
export const changedCompany = z.strictObject({ id: id('Intercom id of the company.', 'companies'), ...shared });
