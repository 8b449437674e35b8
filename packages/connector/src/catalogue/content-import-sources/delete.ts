import { operation } from '../operation.ts';
import { Nothing } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'content_import_sources.delete',
  route: 'DELETE /ai/content_import_sources/{source_id}',
  summary: 'Delete a source of outside content',
  description: 'Deletes a source with all of its external pages. It cannot be undone.',
  asked: [
    'remove a content source with its pages',
    'keep the bot away from that website',
    'disconnect the old wiki',
    'remove our old docs site as a knowledge source',
    'Fin should not use this website any more, delete the source',
    'delete content source 7',
    'cut the bot off from the old documentation',
    'stop feeding the bot from the old docs site, with all pages',
    'throw the wiki source out',
    'content source is wrong, remove it',
    'old documentation must disappear from the bot entirely',
    'disconnect Confluence from Fin',
    'remove the imported website and everything read from it',
    'the bot quotes our old site, cut that off',
    'remove the website from what the bot reads',
    'source 7 with all its pages away',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'ai_content:write',
  permissions: ['read_write_ai_content'],
  audit: { event: 'content_import_source.deleted', target: 'source_id' },
  since: '2.12',
  path: { source_id: id('Id of the source.', 'content_import_sources') },
  output: Nothing,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/deletecontentimportsource',
  examples: [{ title: 'Delete a source of outside content', input: { source_id: '123' }, output: undefined }],
});

export { remove as delete };
