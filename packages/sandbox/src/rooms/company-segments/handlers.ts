import type { Handler } from '../../parts/call.ts';
import { findCompany } from '../companies/room.ts';
import { segments } from '../segments/room.ts';

export const list: Handler = (call) => {
  const { segment_ids } = findCompany(call);
  const of = segment_ids.flatMap((id) => call.world.of(segments).get(id) ?? []);
  return { type: 'list', data: of.map((segment) => ({ type: 'segment', ...segment })) };
};
