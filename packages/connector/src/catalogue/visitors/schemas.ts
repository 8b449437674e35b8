import * as z from 'zod';
import { Company } from '../companies/schemas.ts';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';
import { TagName } from '../tags/schemas.ts';

const visitor = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    user_id: z.union([z.string(), z.int()]).nullish(),
    anonymous: z.boolean().nullish(),
    email: z.string().nullish(),
    phone: z.string().nullish(),
    name: z.string().nullish(),
    pseudonym: z.string().nullish(),
    avatar: loose({ type: z.string().nullish(), image_url: z.string().nullish() }).nullish(),
    app_id: z.union([z.string(), z.int()]).nullish(),
    companies: loose({ type: z.string().nullish(), companies: z.array(Company).nullish() }).nullish(),
    location_data: loose({
      type: z.string().nullish(),
      city_name: z.string().nullish(),
      continent_code: z.string().nullish(),
      country_code: z.string().nullish(),
      country_name: z.string().nullish(),
      postal_code: z.string().nullish(),
      region_name: z.string().nullish(),
      timezone: z.string().nullish(),
    }).nullish(),
    las_request_at: time.nullish(),
    created_at: time.nullish(),
    remote_created_at: time.nullish(),
    signed_up_at: time.nullish(),
    updated_at: time.nullish(),
    session_count: z.number().nullish(),
    social_profiles: loose({ type: z.string().nullish(), social_profiles: z.array(z.string()).nullish() }).nullish(),
    owner_id: z.union([z.string(), z.int()]).nullish(),
    unsubscribed_from_emails: z.boolean().nullish(),
    marked_email_as_spam: z.boolean().nullish(),
    has_hard_bounced: z.boolean().nullish(),
    tags: loose({
      type: z.string().nullish(),
      tags: z.array(TagName).nullish(),
    }).nullish(),
    segments: loose({ type: z.string().nullish(), segments: z.array(z.string()).nullish() }).nullish(),
    custom_attributes: z.record(z.string(), z.unknown()).nullish(),
    referrer: z.string().nullish(),
    utm_campaign: z.string().nullish(),
    utm_content: z.string().nullish(),
    utm_medium: z.string().nullish(),
    utm_source: z.string().nullish(),
    utm_term: z.string().nullish(),
    do_not_track: z.boolean().nullish(),
  },
  {
    row: ['id', 'name', 'email', 'updated_at', 'created_at'],
    own: ['app_id', 'owner_id'],
    untrusted: ['avatar'],
  },
);

export interface Visitor extends z.output<typeof visitor> {}
export const Visitor: Schema<Visitor> = visitor;
