import { text } from '../../parts/answers.ts';
import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { notFound } from '../../server/errors.ts';
import { phoneCalls, transcriptText } from '../calls/room.ts';

export const get: Handler = (call) => {
  const { transcript } = rowOf(call, phoneCalls, 'call_id', () => notFound('Not Found'));
  if (!transcript) throw notFound('Not Found');
  return text(transcriptText(transcript));
};
