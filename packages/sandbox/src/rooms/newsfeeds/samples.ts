import { firstOf, type Samples } from '../../testing/samples.ts';
import { newsfeeds } from './room.ts';

export const samples: Samples = { list: () => ({}), get: (world) => ({ newsfeed_id: firstOf(world, newsfeeds).id }) };
