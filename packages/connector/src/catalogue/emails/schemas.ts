import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const emailSetting = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    email: z.string().nullish(),
    verified: z.boolean().nullish(),
    domain: z.string().nullish(),
    brand_id: z.union([z.string(), z.int()]).nullish(),
    forwarding_enabled: z.boolean().nullish(),
    forwarded_email_last_received_at: z.int().nullish(),
    created_at: z.int().nullish(),
    updated_at: z.int().nullish(),
  },
  { row: ['id', 'email', 'verified', 'brand_id', 'forwarding_enabled'], own: ['brand_id'] },
);

export interface EmailSetting extends z.output<typeof emailSetting> {}
export const EmailSetting: Schema<EmailSetting> = emailSetting;
