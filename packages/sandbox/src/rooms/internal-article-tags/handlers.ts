import { notFound } from '../../server/errors.ts';
import { internalArticles } from '../internal-articles/room.ts';
import { contentTagging } from '../tags/on-content.ts';

export const { attach, detach } = contentTagging(internalArticles, 'internal_article_id', () =>
  notFound('Internal article not found', 'internal_article_not_found'),
);
