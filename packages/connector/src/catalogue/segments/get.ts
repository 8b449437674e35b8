import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Segment } from './schemas.ts';

export const get = operation({
  name: 'segments.get',
  route: 'GET /segments/{segment_id}',
  summary: 'Get a segment',
  description: 'One segment by id; its size with include_count of segments.list only.',
  asked: [
    'show one segment',
    'what is this segment called',
    'open a segment by id',
    'what is behind this segment',
    'details of segment 6f2c',
    'how many people are in this segment',
    'name of a segment by id',
    'look at the segment Active users',
    'what does the segment with this id mean',
    'what kind of people is this segment for',
    'one segment with its size',
    "what's segment 55 called",
    'how many people are in segment 55',
    'look at one segment',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'segment.read', target: 'segment_id' },
  since: '2.7',
  path: { segment_id: id('Id of the segment.', 'segments') },
  output: Segment,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments/retrievesegment',
  examples: [
    {
      title: 'Get a segment',
      input: { segment_id: '123' },
      output: { type: 'segment', id: '6762f25f1bb69f9f2193bc26', name: 'John segment', created_at: 1734537823, updated_at: 1734537823 },
    },
  ],
});
