import { type Call, type Handler, query } from '../../parts/call.ts';
import { numberedPage } from '../../parts/paging.ts';
import { invalid, missing } from '../../server/errors.ts';
import { type Activity, activityLogs } from './room.ts';
import { activityTypes } from './types.ts';

export { activityLogs as room } from './room.ts';

/** What is more, or less than one, is refused rather than clamped: the range is part of the schema. */
const maxPage = 250;

export const list: Handler = (call) => {
  const wanted = between(call, query(call, 'created_at_after'), query(call, 'created_at_before'));
  return answer(wanted, call.url);
};

/** Pages are counted in the body, and it may ask for some kinds only. */
export const search: Handler = (call) => {
  const { body } = call;
  const types = body['event_types'];
  if (types !== undefined && (!Array.isArray(types) || types.some((type) => !(activityTypes as readonly unknown[]).includes(type)))) {
    throw invalid('event_types must be an array of known event types', 'event_types');
  }
  const wanted = between(call, body['created_at_after'], body['created_at_before']).filter(
    ({ activity_type }) => !Array.isArray(types) || types.length === 0 || types.includes(activity_type),
  );
  const size = body['per_page'];
  if (size !== undefined && !(Number.isInteger(size) && Number(size) >= 1 && Number(size) <= maxPage)) {
    throw invalid(`per_page must be between 1 and ${maxPage}`, 'per_page');
  }
  const url = new URL(call.url);
  for (const name of ['page', 'per_page']) if (body[name] !== undefined) url.searchParams.set(name, String(body[name]));
  return answer(wanted, url);
};

function between({ world }: Call, after: unknown, before: unknown): readonly Activity[] {
  if (after === undefined || after === null || after === '') throw missing('created_at_after');
  const [from, to] = [secondsIn(after, 'created_at_after'), before === undefined ? undefined : secondsIn(before, 'created_at_before')];
  return world
    .of(activityLogs)
    .listed()
    .filter(({ created_at }) => created_at >= from && (to === undefined || created_at <= to));
}

function secondsIn(value: unknown, name: string): number {
  const text = String(value);
  if (!/^\d{1,10}$/.test(text)) throw invalid(`${name} must be a Unix timestamp`, name);
  return Number(text);
}

function answer(rows: readonly Activity[], url: URL) {
  const page = numberedPage(rows, { url, standard: 20, max: maxPage, nextAtEnd: 'null' });
  return { type: 'activity_log.list', pages: page.pages, activity_logs: page.rows };
}
