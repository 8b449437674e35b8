import { notFound } from '../../server/errors.ts';
import { articles } from '../articles/room.ts';
import { contentTagging } from '../tags/on-content.ts';

export const { attach, detach } = contentTagging(articles, 'article_id', () => notFound('Article not found', 'article_not_found'));
