import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { Call } from './schemas.ts';

export const list = operation({
  name: 'calls.list',
  route: 'GET /calls',
  summary: 'List phone calls',
  description:
    'Phone calls, newest first, 25 a page at most. A missed call ends as completed, too: it has no answered_at (null), and ended_reason says why. ' +
    'For those of given conversations with their transcripts use calls.search.',
  asked: [
    'list recent phone calls',
    'how many calls did we get today',
    'missed calls this week',
    'who called us yesterday',
    'all telephone calls, voicemails and call history',
    'all calls of today',
    'phone log',
    'who phoned us over the weekend',
    'show the latest phone calls',
    'any missed calls',
    'how many calls came in this morning',
    'list voicemails',
    'incoming and outgoing calls of the last days',
    'recent phone history',
    'number of phone calls this month',
    'which calls were not picked up',
    'calls of this week',
    'who called',
    'which calls came in today',
    'latest calls with their agents',
    'did anybody ring while I was out',
    'which calls did we lose today',
    'who rang while I was out',
    'number of calls this month',
    'log of phone calls',
    'how many times did the phone ring today',
    'calls of this morning',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'call.listed' },
  since: '2.14',
  paging: { form: 'page', items: 'data' },
  query: { page, per_page: perPage(25, 25) },
  output: listOf(Call, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/calls/listcalls',
  examples: [{ title: 'List phone calls', input: {}, output: { type: 'list', data: [], total_count: 0 } }],
});
