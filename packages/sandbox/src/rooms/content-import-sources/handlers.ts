import { noContent } from '../../parts/answers.ts';
import { type Call, type Handler, textOf } from '../../parts/call.ts';
import { pageByNumber, rowOf } from '../../parts/handlers.ts';
import { invalid, missing } from '../../server/errors.ts';
import { readAudiences } from '../audiences/room.ts';
import { externalPages } from '../external-pages/room.ts';
import { type ImportSource, importSources, sourceShape } from './room.ts';

export { importSources as room } from './room.ts';

export const list: Handler = (call) => pageByNumber(call, call.world.of(importSources).listed(), { standard: 50, max: 100 }, sourceShape);

const named = (call: Call) => rowOf(call, importSources, 'source_id');

export const get: Handler = (call) => sourceShape(named(call));

function readFields(call: Call, allowed: readonly string[]): Pick<ImportSource, 'url' | 'sync_behavior'> & Partial<ImportSource> {
  const { body, world } = call;
  const url = textOf(body, 'url');
  if (!url) throw missing('url');
  if (!URL.canParse(url)) throw invalid('url is invalid', 'url');
  const sync = textOf(body, 'sync_behavior');
  if (!sync) throw missing('sync_behavior');
  if (!allowed.includes(sync)) throw invalid(`sync_behavior must be one of: ${allowed.join(', ')}`, 'sync_behavior');
  const status = textOf(body, 'status');
  if (status && status !== 'active' && status !== 'deactivated') throw invalid("Status isn't an option", 'status');
  const audience_ids = readAudiences(body['audience_ids'], world);
  return {
    url,
    // Sent as `automated`, answered as `automatic` [2.16 description, content_import_source].
    sync_behavior: (sync === 'automated' ? 'automatic' : sync) as ImportSource['sync_behavior'],
    ...(status ? { status: status as ImportSource['status'] } : {}),
    ...(audience_ids === undefined ? {} : { audience_ids }),
  };
}

/** Only such that the API fills. */
export const create: Handler = (call) => {
  const source: ImportSource = {
    id: call.newNumber(100),
    status: 'active',
    audience_ids: [],
    last_synced_at: call.now,
    created_at: call.now,
    updated_at: call.now,
    ...readFields(call, ['api']),
  };
  call.commit({ content_import_source: source.id }, [importSources.put(source)]);
  return sourceShape(source);
};

export const update: Handler = (call) => {
  const changed: ImportSource = { ...named(call), ...readFields(call, ['api', 'automated', 'manual']), updated_at: call.now };
  call.commit({ content_import_source: changed.id }, [importSources.put(changed)]);
  return sourceShape(changed);
};

/** Its pages go with it. */
const remove: Handler = (call) => {
  const { id } = named(call);
  const own = call.world
    .of(externalPages)
    .all()
    .filter(({ source_id }) => source_id === id);
  call.commit({ content_import_source: id }, [...own.map((page) => externalPages.remove(page.id)), importSources.remove(id)]);
  return noContent();
};

export { remove as delete };
