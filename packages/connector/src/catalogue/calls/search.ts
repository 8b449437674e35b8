import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { timeOrText } from '../shared/times.ts';

const noList = ['conversation_id_limit_exceeded', 'A list of up to 20 conversation IDs is required'] as const;

export const search = operation({
  name: 'calls.search',
  route: 'POST /calls/search',
  summary: 'Find phone calls of conversations',
  description: 'The calls of up to 20 conversations with what was said in them.',
  asked: [
    'phone calls of these conversations',
    'did we phone this customer about the case',
    'calls with transcripts that belong to a chat',
    'all calls with one customer',
    'calls that belong to conversation 551',
    'phone calls for a set of conversations, with transcripts',
    'which calls were made within this case',
    'did anybody speak to this customer by phone',
    'calls and transcripts of several chats',
    'was there a phone call in this thread',
    'calls in chat 781',
    'phone calls of these threads',
    'which thread does the call belong to',
    'calls in the thread of this customer',
    'did we ring him about this',
    'calls made in this case',
    'did somebody ring him about the case',
    'phone calls with one customer',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'call.searched' },
  since: '2.14',
  paging: { form: 'none', items: 'data' },
  body: { conversation_ids: z.array(z.string().min(1).max(255)).max(1000).describe('Ids of up to 20 conversations.') },
  said: { conversation_ids: { absent: noList, wrong: noList } },
  output: loose({
    data: z.array(
      loose({
        type: z.string().nullish(),
        id: z.union([z.string(), z.int()]).nullish(),
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
        transcript: z.array(z.record(z.string(), z.unknown())).nullish(),
        transcript_status: z.string().nullish(),
      }),
    ),
    type: z.string().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/listcallswithtranscripts',
  examples: [
    {
      title: 'Find phone calls of conversations',
      input: { conversation_ids: ['64619700005694', '64619700005695'] },
      output: { type: 'list', data: [{ type: 'call', id: '123' }] },
    },
  ],
});
