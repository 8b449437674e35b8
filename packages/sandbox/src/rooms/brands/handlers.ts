import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { notFound } from '../../server/errors.ts';
import { brandShape, brands } from './room.ts';

export { brands as room } from './room.ts';

export const list: Handler = ({ world }) => ({ type: 'list', data: world.of(brands).listed().map(brandShape) });

export const get: Handler = (call) => brandShape(rowOf(call, brands, 'id', () => notFound('Brand not found')));
