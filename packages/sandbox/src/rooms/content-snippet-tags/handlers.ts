import { notFound } from '../../server/errors.ts';
import { snippets } from '../content-snippets/room.ts';
import { contentTagging } from '../tags/on-content.ts';

export const { attach, detach } = contentTagging(snippets, 'content_snippet_id', () =>
  notFound('Content snippet not found', 'content_snippet_not_found'),
);
