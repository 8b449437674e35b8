import { type Handler, query } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { contacts } from '../contacts/room.ts';
import { memberOf, segments } from './room.ts';

export { segments as room } from './room.ts';

export const list: Handler = (call) => {
  const people = query(call, 'include_count') === 'true' ? call.world.of(contacts).listed() : undefined;
  return {
    type: 'segment.list',
    segments: call.world
      .of(segments)
      .listed()
      .map((segment) => ({
        type: 'segment',
        ...segment,
        ...(people ? { count: people.filter(memberOf(segment, call.now)).length } : {}),
      })),
  };
};

export const get: Handler = (call) => ({ type: 'segment', ...rowOf(call, segments, 'segment_id') });
