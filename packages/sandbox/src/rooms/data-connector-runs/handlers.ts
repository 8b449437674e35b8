import { type Call, type Handler, param, query } from '../../parts/call.ts';
import { pageByCursor, rowOf } from '../../parts/handlers.ts';
import { invalid, notFound } from '../../server/errors.ts';
import { connectorNotFound, dataConnectors } from '../data-connectors/room.ts';
import { errorTypes, type Run, runShape, runs } from './room.ts';

export { runs as room } from './room.ts';

const ofConnector = (call: Call): readonly Run[] => {
  const { id } = rowOf(call, dataConnectors, 'data_connector_id', connectorNotFound);
  return call.world
    .of(runs)
    .listed()
    .filter(({ data_connector_id, created_at }) => data_connector_id === id && created_at <= call.now);
};

function secondsIn(call: Call, name: string): number | undefined {
  const text = query(call, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,10}$/.test(text)) throw invalid(`${name} must be a Unix timestamp (integer)`);
  return Number(text);
}

/** Of the last hour, unless it is told from when. */
export const list: Handler = (call) => {
  const all = ofConnector(call);
  const [from, to] = [secondsIn(call, 'start_ts'), secondsIn(call, 'end_ts')];
  const kind = query(call, 'error_type');
  if (kind !== undefined && !(errorTypes as readonly string[]).includes(kind))
    throw invalid(`Invalid error_type. Must be one of: ${errorTypes.join(', ')}`);
  const success = query(call, 'success');
  const wanted = all.filter(
    (run) =>
      run.created_at >= (from ?? (to ?? call.now) - 3600) &&
      run.created_at <= (to ?? call.now) &&
      (success === undefined || String(run.success) === success) &&
      (kind === undefined || run.error_type === kind),
  );
  const page = pageByCursor(call, runs, { standard: 10, max: 30 }, wanted);
  const { next } = page.pages;
  const bodies = query(call, 'include_bodies') === 'true';
  return {
    type: 'list',
    data: page.rows.map((run) => runShape(run, bodies)),
    pages: { type: 'pages', per_page: page.pages.per_page, next: next ? { starting_after: next.starting_after } : null },
  };
};

export const get: Handler = (call) => {
  const run = ofConnector(call).find(({ id }) => id === param(call, 'id'));
  if (!run) throw notFound('Execution result not found', 'execution_result_not_found');
  return runShape(run, true);
};
