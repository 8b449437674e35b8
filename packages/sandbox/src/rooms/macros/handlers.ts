import { type Call, type Handler, query } from '../../parts/call.ts';
import { pageByCursor, rowOf } from '../../parts/handlers.ts';
import { invalid, notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { type Macro, macroShape, macros } from './room.ts';

export { macros as room } from './room.ts';

/** What is for some teams is there for a teammate who is in one of them. */
function isVisible({ visible_to, visible_to_team_ids }: Macro, { world, token }: Call): boolean {
  if (visible_to === 'everyone') return true;
  const own = world.of(admins).get(token.adminId)?.team_ids ?? [];
  return own.some((id) => visible_to_team_ids.includes(String(id)));
}

export const list: Handler = (call) => {
  const since = query(call, 'updated_since');
  if (since !== undefined && !/^\d{1,10}$/.test(since)) throw invalid('Invalid updated_since timestamp');
  const visible = call.world
    .of(macros)
    .listed()
    .filter((macro) => isVisible(macro, call) && (since === undefined || macro.updated_at >= Number(since)));
  const page = pageByCursor(call, macros, { standard: 50, max: 150 }, visible);
  const { next } = page.pages;
  return {
    type: 'list',
    data: page.rows.map(macroShape),
    pages: { type: 'pages', per_page: page.pages.per_page, next: next ? { starting_after: next.starting_after } : null },
  };
};

export const get: Handler = (call) => {
  const macro = rowOf(call, macros, 'id', () => notFound('Macro not found'));
  if (!isVisible(macro, call)) throw notFound('Macro not found');
  return macroShape(macro);
};
