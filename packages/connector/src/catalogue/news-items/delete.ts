import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'news_items.delete',
  route: 'DELETE /news/news_items/{news_item_id}',
  summary: 'Delete a news item',
  description: 'Deletes a news item for good.',
  asked: [
    'delete a news item',
    'take the announcement down for good',
    'remove a post from the news',
    'delete news item 312',
    'take the old announcement away',
    'remove a changelog post',
    'news about the cancelled feature should be deleted',
    'remove the post about the spring sale from the news',
    'drop an announcement for good',
    'announcement was wrong, delete it',
    'throw the release post away',
    'the news post must go',
    'news post is out of date, take it away altogether',
    'delete the release note',
    'take the announcement away',
    'post was published by mistake, delete',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'news_items:write',
  permissions: ['read_write_news_items'],
  audit: { event: 'news_item.deleted', target: 'news_item_id' },
  since: '2.7',
  path: { news_item_id: id('Id of the news item.', 'news_items') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news/deletenewsitem',
  examples: [{ title: 'Delete a news item', input: { news_item_id: '123' }, output: { id: '40' } }],
});

export { remove as delete };
