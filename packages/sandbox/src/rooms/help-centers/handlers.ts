import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { helpCenterShape, helpCenters } from './room.ts';

export { helpCenters as room } from './room.ts';

export const list: Handler = ({ world }) => ({
  type: 'list',
  data: world
    .of(helpCenters)
    .listed()
    .map((center) => helpCenterShape(center, world)),
});

export const get: Handler = (call) => helpCenterShape(rowOf(call, helpCenters, 'help_center_id'), call.world);
