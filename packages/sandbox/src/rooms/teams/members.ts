import type { Call } from '../../parts/call.ts';
import { invalid, missing } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import type { Team } from './room.ts';

interface Members {
  readonly admin_ids: readonly number[];
  readonly secondary_admin_ids: readonly number[];
}

const readIds = (value: unknown, name: string): readonly number[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.some((id) => !/^\d+$/.test(String(id)))) throw invalid(`${name} must contain only numeric admin ids`);
  return [...new Set(value.map(Number))];
};

/** Whom a body makes the members of a team, and which of them are secondary. A level of somebody who leaves is overlooked. */
export function readMembers({ body, world }: Call, team: Team): Members {
  const [other] = Object.keys(body).filter((name) => !['admin_ids', 'admin_priority_level'].includes(name));
  if (other !== undefined) {
    throw invalid(`Only admin_ids and admin_priority_level can be updated on a team, but the request changed ${other}`);
  }
  const admin_ids = readIds(body['admin_ids'], 'admin_ids');
  if (admin_ids.length === 0) throw missing('admin_ids');
  const unknown = admin_ids.find((id) => !world.of(admins).get(String(id)));
  if (unknown !== undefined) throw invalid(`admin_ids names ${unknown}, who is not in this workspace`);
  const given = (body['admin_priority_level'] ?? {}) as Readonly<Record<string, unknown>>;
  const [primary, secondary] = [given['primary_admin_ids'], given['secondary_admin_ids']].map((ids) =>
    readIds(ids, 'admin_priority_level'),
  );
  const named = [...(primary ?? []), ...(secondary ?? [])];
  const stranger = named.find((id) => !admin_ids.includes(id) && !team.admin_ids.includes(id));
  if (stranger !== undefined) throw invalid(`admin_priority_level names ${stranger}, which is on neither the team nor admin_ids`);
  const twice = primary?.find((id) => secondary?.includes(id));
  if (twice !== undefined) throw invalid(`admin_priority_level gives ${twice} more than one priority level`);
  if (secondary?.length && team.distribution_method !== 'load_balanced') {
    throw invalid('secondary_admin_ids can only be set on a team that balances assignment');
  }
  const kept = (team.secondary_admin_ids ?? []).filter((id) => !primary?.includes(id));
  return { admin_ids, secondary_admin_ids: [...new Set([...kept, ...(secondary ?? [])])].filter((id) => admin_ids.includes(id)) };
}
