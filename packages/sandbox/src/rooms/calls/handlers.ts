import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { numberedPage } from '../../parts/paging.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import { callShape, phoneCalls } from './room.ts';

export { phoneCalls as room } from './room.ts';

export const list: Handler = (call) => {
  const page = numberedPage(call.world.of(phoneCalls).listed(), { url: call.url, standard: 25, max: 25, nextAtEnd: 'absent' });
  return { type: 'list', data: page.rows.map(callShape), total_count: page.total_count, pages: page.pages };
};

export const get: Handler = (call) => callShape(rowOf(call, phoneCalls, 'call_id', () => notFound('Not Found')));

/** With what was said. */
export const search: Handler = (call) => {
  const ids = call.body['conversation_ids'];
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 20) {
    throw new ApiError(400, 'conversation_id_limit_exceeded', 'A list of up to 20 conversation IDs is required');
  }
  const wanted = new Set(ids.map(String));
  const data = call.world
    .of(phoneCalls)
    .listed()
    .filter(({ conversation_id }) => wanted.has(conversation_id))
    .map((one) => ({
      ...callShape(one),
      transcript: one.transcript ?? [],
      transcript_status: one.transcript ? 'completed' : 'not_available',
    }));
  return { type: 'list', data };
};
