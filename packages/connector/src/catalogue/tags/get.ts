import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Tag } from './schemas.ts';

export const get = operation({
  name: 'tags.get',
  route: 'GET /tags/{tag_id}',
  summary: 'Get a tag',
  description: 'One tag by id. Names are HTML-escaped.',
  asked: [
    'show one tag',
    'what is the label with this id called',
    'name of a tag by its id',
    'what is tag number 12',
    'show tag 12',
    'which tag has id 12',
    'what does label 12 stand for',
    'what is the name of tag 12',
    'tag by id',
    'name behind a tag id',
    "what's tag 17 called",
    'look at label 17',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'tags:read',
  permissions: ['read_tags'],
  audit: { event: 'tag.read', target: 'tag_id' },
  since: '2.7',
  path: { tag_id: id('Id of the tag.', 'tags') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/findtag',
  examples: [{ title: 'Get a tag', input: { tag_id: '123' }, output: { type: 'tag', id: '113', name: 'Manual tag' } }],
});
