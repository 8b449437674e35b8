import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { timeOrText } from '../shared/times.ts';

const call = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    conversation_id: z.union([z.string(), z.int()]).nullish(),
    admin_id: z.union([z.string(), z.int()]).nullish(),
    contact_id: z.union([z.string(), z.int()]).nullish(),
    state: z.string().nullish(),
    initiated_at: timeOrText.nullish(),
    answered_at: timeOrText.nullish(),
    ended_at: timeOrText.nullish(),
    created_at: timeOrText.nullish(),
    updated_at: timeOrText.nullish(),
    recording_url: z.string().nullish(),
    transcription_url: z.string().nullish(),
    call_type: z.string().nullish(),
    direction: z.string().nullish(),
    ended_reason: z.string().nullish(),
    phone: z.string().nullish(),
    fin_recording_url: z.string().nullish(),
    fin_transcription_url: z.string().nullish(),
  },
  {
    row: [
      'id',
      'state',
      'direction',
      'conversation_id',
      'contact_id',
      'admin_id',
      'initiated_at',
      'answered_at',
      'ended_at',
      'ended_reason',
    ],
    own: ['conversation_id', 'admin_id', 'contact_id', 'state', 'call_type', 'direction', 'ended_reason'],
  },
);

export interface Call extends z.output<typeof call> {}
export const Call: Schema<Call> = call;
