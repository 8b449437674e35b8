import { type Handler, query } from './call.ts';

export const list: Handler = (call) => {
  const { segments, liveContacts } = call.world;
  const counted = query(call, 'include_count') === 'true';
  return {
    type: 'segment.list',
    segments: segments.map(({ has, ...segment }) => ({
      type: 'segment',
      ...segment,
      ...(counted ? { count: liveContacts.reduce((sum, contact) => sum + (has(contact, call.now) ? 1 : 0), 0) } : {}),
    })),
  };
};
