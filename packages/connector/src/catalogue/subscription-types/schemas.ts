import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';

const subscriptionType = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    state: z.string().nullish(),
    default_translation: loose({ name: z.string().nullish(), description: z.string().nullish(), locale: z.string().nullish() }).nullish(),
    translations: z.array(loose({ name: z.string().nullish(), description: z.string().nullish(), locale: z.string().nullish() })).nullish(),
    consent_type: z.string().nullish(),
    content_types: z.array(z.string()).nullish(),
  },
  { row: ['id', 'state', 'default_translation', 'consent_type', 'content_types'], own: ['state', 'consent_type', 'content_types'] },
);

export interface SubscriptionType extends z.output<typeof subscriptionType> {}
export const SubscriptionType: Schema<SubscriptionType> = subscriptionType;
