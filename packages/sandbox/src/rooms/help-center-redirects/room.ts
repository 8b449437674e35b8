import { type Row, room } from '../../parts/room.ts';
import { articles } from '../articles/room.ts';

export interface Redirect extends Row {
  readonly from_url: string;
  readonly locale: string;
  readonly help_center_id: string;
  readonly target_type: 'article' | 'collection';
  readonly target_id: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export const redirects = room<Redirect>()({
  name: 'help_center_redirects',
  order: { by: (redirect) => redirect.updated_at, descending: true },
  seed: ({ workspace: { created_at }, rowsOf }) => [
    {
      id: '26',
      from_url: 'https://help.workspace.example/old-page',
      locale: 'en',
      help_center_id: '79',
      target_type: 'article',
      target_id: rowsOf(articles)[0]?.id ?? '',
      created_at,
      updated_at: created_at,
    },
  ],
});

export const redirectShape = (redirect: Redirect) => ({ type: 'help_center_redirect', ...redirect });
