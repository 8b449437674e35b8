import { redirect } from '../../parts/answers.ts';
import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { notFound } from '../../server/errors.ts';
import { phoneCalls } from '../calls/room.ts';

/** Kept elsewhere: the answer is where, for a short time. */
export const get: Handler = (call) => {
  const one = rowOf(call, phoneCalls, 'call_id', () => notFound('Recording Not Found'));
  if (!one.recorded) throw notFound('Recording Not Found');
  return redirect(`https://recordings.workspace.example/${one.id}.mp3?expires=${call.now + 600}&signature=sandbox`);
};
