import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const emailSetting = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    email: z.string().nullish(),
    verified: z.boolean().nullish(),
    domain: z.string().nullish(),
    brand_id: z.union([z.string(), z.int()]).nullish(),
    forwarding_enabled: z.boolean().nullish(),
    forwarded_email_last_received_at: time.nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'email', 'verified', 'brand_id', 'forwarding_enabled'], own: ['brand_id'] },
);

export interface EmailSetting extends z.output<typeof emailSetting> {}
export const EmailSetting: Schema<EmailSetting> = emailSetting;
