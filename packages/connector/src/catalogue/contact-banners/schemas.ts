import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const banner = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    view_id: z.union([z.string(), z.int()]).nullish(),
    title: z.string().nullish(),
    body: z.string().nullish(),
    style: z.string().nullish(),
    position: z.string().nullish(),
    show_dismiss_button: z.boolean().nullish(),
    action: loose({
      type: z.string().nullish(),
      label: z.string().nullish(),
      target: z.string().nullish(),
      reaction_set: z.array(loose({ index: z.number().nullish(), unicode_emoticon: z.string().nullish() })).nullish(),
      tour_id: z.union([z.string(), z.int()]).nullish(),
      tour_url: z.string().nullish(),
    }).nullish(),
    client_targeting: z.array(z.record(z.string(), z.unknown())).nullish(),
    created_at: time.nullish(),
  },
  { row: ['id', 'title', 'created_at'], own: ['view_id', 'style', 'position'], html: ['body'] },
);

export interface Banner extends z.output<typeof banner> {}
export const Banner: Schema<Banner> = banner;

const bannerDismiss = resource(
  { type: z.string().nullish(), view_id: z.union([z.string(), z.int()]).nullish(), dismissed: z.boolean().nullish() },
  { row: ['type', 'view_id', 'dismissed'], own: ['view_id'] },
);

export interface BannerDismiss extends z.output<typeof bannerDismiss> {}
export const BannerDismiss: Schema<BannerDismiss> = bannerDismiss;
