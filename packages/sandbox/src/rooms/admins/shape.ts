import type { Admin } from './room.ts';

/** With its picture only where a list was asked for pictures. */
export const adminShape = (admin: Admin, { avatar = false } = {}) => ({
  type: 'admin',
  id: admin.id,
  name: admin.name,
  email: admin.email,
  job_title: admin.job_title ?? '',
  away_mode_enabled: admin.away_mode_enabled ?? false,
  away_mode_reassign: admin.away_mode_reassign ?? false,
  away_status_reason_id: admin.away_status_reason_id ?? null,
  has_inbox_seat: admin.has_inbox_seat,
  team_ids: admin.team_ids,
  team_priority_level: { primary_team_ids: admin.team_ids, secondary_team_ids: [] },
  ...(avatar
    ? { avatar: { type: 'avatar', image_url: admin.bot ? null : `https://static.workspace.example/avatars/${admin.id}.png` } }
    : {}),
});
