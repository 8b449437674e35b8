import { firstOf, type Samples } from '../../testing/samples.ts';
import { newsfeeds } from '../newsfeeds/room.ts';

export const samples: Samples = { list: (world) => ({ newsfeed_id: firstOf(world, newsfeeds).id }) };
