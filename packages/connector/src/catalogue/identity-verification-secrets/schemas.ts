import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const secret = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    supports_android: z.boolean().nullish(),
    supports_ios: z.boolean().nullish(),
    supports_web: z.boolean().nullish(),
    created_at: time.nullish(),
    /** Only in the answer that made it. */
    secret: z.string().nullish(),
  },
  { row: ['id', 'name', 'supports_web', 'supports_ios', 'supports_android', 'created_at'], own: ['secret'] },
);

export interface IdentityVerificationSecret extends z.output<typeof secret> {}
export const IdentityVerificationSecret: Schema<IdentityVerificationSecret> = secret;
