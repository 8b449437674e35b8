import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const phoneSwitch = resource(
  { type: z.string().nullish(), phone: z.string().nullish(), url: z.string().nullish() },
  { row: ['phone', 'url'], own: [] },
);

export interface PhoneSwitch extends z.output<typeof phoneSwitch> {}
export const PhoneSwitch: Schema<PhoneSwitch> = phoneSwitch;
