import { answer } from '../../parts/answers.ts';
import { type Call, type Handler, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import type { FormFile } from '../../server/forms.ts';
import { type EcommerceConnector, ecommerceConnectors } from './room.ts';

export { ecommerceConnectors as room } from './room.ts';

const takesMs = 5000;
type Product = EcommerceConnector['products'][number];
type Job = NonNullable<EcommerceConnector['job']>;

const absent = (message: string) => new ApiError(400, 'parameter_not_found', message);
const malformed = (message: string) => new ApiError(422, 'invalid_catalog_format', message);
const inProgress = (message: string) => new ApiError(409, 'sync_in_progress', message);
const noSession = () => notFound('No active upload session found for the provided import_job_id.', 'upload_session_not_found');

function readCatalog({ body }: Call): readonly Product[] {
  const given = body['catalog'] as string | FormFile | undefined;
  if (given === undefined) throw absent('catalog file is required');
  if (typeof given === 'string' || typeof given.file !== 'string') throw absent('catalog must be an uploaded file');
  let products: unknown;
  try {
    products = JSON.parse(given.file);
  } catch {
    throw malformed('catalog must be a JSON array');
  }
  if (!Array.isArray(products)) throw malformed('catalog must be a JSON array');
  if (products.some((product) => typeof product !== 'object' || product === null || Array.isArray(product))) {
    throw malformed('each item in the catalog array must be a JSON object');
  }
  return products as Product[];
}

/** Which part it is: the next, or one that is there already, which it takes the place of. */
function readPart({ body }: Call, parts: Job['parts']): number {
  const given = body['part_number'];
  if (given === undefined) return parts.length + 1;
  if (!/^[1-9]\d*$/.test(String(given))) throw new ApiError(422, 'invalid_part_number', 'part_number must be a positive integer');
  const part = Number(given);
  if (part > parts.length + 1) throw new ApiError(422, 'invalid_part_number', `Expected part ${parts.length + 1}, got ${part}`);
  return part;
}

/** Whole in one, in parts, or the end of the parts. What is not in an upload is no longer known. */
export const upload: Handler = (call) => {
  const connector = rowOf(call, ecommerceConnectors, 'id', () =>
    notFound('No connector found with the provided id.', 'import_source_not_found'),
  );
  const { job } = connector;
  const syncing = job !== null && job.done_at !== null && call.nowMs < job.done_at;
  const open = job !== null && job.done_at === null ? job : null;
  const id = textOf(call.body, 'import_job_id') ?? undefined;
  const finalize = textOf(call.body, 'finalize');
  const save = (saved: Job, products = connector.products) =>
    call.commit({ ecommerce_connector: connector.id, import_job: saved.id }, [
      ecommerceConnectors.set(connector.id, { job: saved, products }),
    ]);
  const begun = (saved: Job, products: readonly Product[]) => {
    save({ ...saved, done_at: call.nowMs + takesMs }, products);
    return answer(202, { import_job_id: saved.id, status: 'processing', message: 'Catalog received. Sync has started.' });
  };
  if (syncing) throw inProgress('A catalog upload is already in progress. Please wait for it to complete.');
  if (finalize === 'true') {
    if (id === undefined || open?.id !== id) throw noSession();
    return begun(open, open.parts.flat());
  }
  if (open && id === undefined) throw inProgress('A multipart upload is already in progress. Use import_job_id to continue.');
  if (id !== undefined && open?.id !== id) throw noSession();
  const fresh: Job = open ?? { id: `job_${call.newHexId()}`, parts: [], done_at: null };
  if (finalize !== 'false') return begun(fresh, readCatalog(call));
  const products = readCatalog(call);
  const part = readPart(call, fresh.parts);
  const parts = [...fresh.parts.slice(0, part - 1), products, ...fresh.parts.slice(part)];
  save({ ...fresh, parts });
  return { import_job_id: fresh.id, next_part_number: parts.length + 1 };
};
