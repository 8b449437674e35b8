import type { Handler } from '../../parts/call.ts';
import { findContact } from '../contacts/room.ts';
import { memberOf, segments } from '../segments/room.ts';

export const list: Handler = (call) => {
  const contact = findContact(call);
  const of = call.world
    .of(segments)
    .listed()
    .filter((segment) => memberOf(segment, call.now)(contact));
  return { type: 'list', data: of.map((segment) => ({ type: 'segment', ...segment })) };
};
