import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const admin = resource(
  {
    type: z.literal('admin').optional(),
    id: z.string(),
    name: z.string().nullish(),
    email: z.string().nullish(),
    job_title: z.string().nullish(),
    away_mode_enabled: z.boolean().nullish(),
    away_mode_reassign: z.boolean().nullish(),
    has_inbox_seat: z.boolean().nullish(),
    team_ids: z.array(z.int()).nullish(),
    away_status_reason_id: z.union([z.int(), z.string()]).nullish(),
    role: loose({ type: z.string().nullish(), id: z.union([z.string(), z.int()]).nullish(), name: z.string().nullish() }).nullish(),
    // A text by the schema, an object by what the parameter says of it.
    avatar: z.union([z.string(), loose({ type: z.string().nullish(), image_url: z.string().nullish() })]).nullish(),
  },
  {
    row: ['id', 'name', 'email', 'job_title', 'has_inbox_seat', 'team_ids', 'away_mode_enabled', 'away_status_reason_id', 'avatar'],
    within: ['id', 'name', 'email'],
    own: ['away_status_reason_id'],
    untrusted: ['avatar'],
  },
);

/** A teammate. Intercom's word; our own administrators are members of an organisation. */
export interface Admin extends z.output<typeof admin> {}
export const Admin: Schema<Admin> = admin;

const workspace = resource(
  {
    type: z.literal('app').optional(),
    id_code: z.string(),
    name: z.string().nullish(),
    region: z.string().nullish(),
    timezone: z.string().nullish(),
    created_at: time.nullish(),
    identity_verification: z.boolean().nullish(),
  },
  { row: ['id_code', 'name', 'region'], own: ['id_code', 'region', 'timezone'] },
);

export interface Workspace extends z.output<typeof workspace> {}
export const Workspace: Schema<Workspace> = workspace;

const me = resource(
  {
    type: z.literal('admin').optional(),
    id: z.string(),
    name: z.string().nullish(),
    email: z.string().nullish(),
    email_verified: z.boolean().nullish(),
    has_inbox_seat: z.boolean().nullish(),
    app: Workspace.nullish(),
  },
  { row: ['id', 'name', 'email', 'app'], own: [] },
);

export interface Me extends z.output<typeof me> {}
export const Me: Schema<Me> = me;
