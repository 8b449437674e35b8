import type { Handler } from '../../parts/call.ts';
import { subscriptionShape, subscriptionTypes } from './room.ts';

export { subscriptionTypes as room } from './room.ts';

export const list: Handler = ({ world }) => ({ type: 'list', data: world.of(subscriptionTypes).listed().map(subscriptionShape) });
