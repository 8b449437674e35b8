import { type Row, room } from '../../parts/room.ts';

export interface Newsfeed extends Row {
  readonly name: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export const newsfeeds = room<Newsfeed>()({
  name: 'newsfeeds',
  seed: ({ workspace: { created_at } }) =>
    ['Visitor Feed', 'Customer Feed'].map((name, index) => ({ id: String(53 + index), name, created_at, updated_at: created_at })),
});

export const newsfeedShape = ({ id, ...feed }: Newsfeed) => ({ id, type: 'newsfeed', ...feed });
