import type { Handler } from '../../parts/call.ts';
import { awayReasons } from './room.ts';

export { awayReasons as room } from './room.ts';

/** Deleted ones too: teammates may still be away for one. */
export const list: Handler = ({ world }) => ({
  type: 'list',
  data: world
    .of(awayReasons)
    .listed()
    .map((reason) => ({ type: 'away_status_reason', ...reason })),
});
