import { file } from '../../parts/answers.ts';
import { type Call, type Handler, param, secondsOf, textOf } from '../../parts/call.ts';
import { gzippedCsv } from '../../parts/csv.ts';
import { type ExportJob, exportJobs } from '../../parts/export-jobs.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import type { Conversation } from '../conversations/room.ts';
import { type Attribute, type Dataset, datasets, hasReply } from '../reporting-datasets/datasets.ts';

const jobs = exportJobs();
/** One that is over already, so that there is something to download. */
const sample = 'orzzsbd7hk67xyu';
/** So many may wait. */
const most = 5;

const badRequest = (message: string) => new ApiError(400, 'bad_request', message);

/** By id, or by the id that names the dataset, too. */
function readAttributes({ body }: Call, dataset: Dataset<never>): readonly Attribute<never>[] {
  const ids = body['attribute_ids'];
  if (ids === undefined) throw badRequest("'attribute_ids' is a required parameter");
  if (!Array.isArray(ids)) throw badRequest("'attribute_ids' not an array must be of type Array");
  if (ids.length === 0) throw badRequest('attribute_ids must contain at least one attribute_id');
  const find = (id: unknown) => dataset.attributes.find((one) => one.id === id || `${dataset.id}.${one.id}` === id);
  const unknown = ids.filter((id) => !find(id));
  if (unknown.length > 0) throw badRequest(`attribute_ids invalid for ${dataset.id} dataset: ${unknown.join(', ')}`);
  return ids.flatMap((id) => find(id) ?? []);
}

function readDataset({ body }: Call): Dataset<never> {
  const id = textOf(body, 'dataset_id');
  if (!id) throw badRequest("'dataset_id' is a required parameter");
  const dataset = datasets.find((one) => one.id === id);
  if (!dataset) throw badRequest(`${id} is not a valid dataset_id`);
  return dataset;
}

/** Up to 2.15 conversations to which no customer wrote are left out. */
export const create: Handler = (call) => {
  const dataset = readDataset(call);
  const attributes = readAttributes(call, dataset);
  const [from, to] = [secondsOf(call.body, 'start_time'), secondsOf(call.body, 'end_time')];
  if (typeof from !== 'number') throw badRequest("'start_time' is a required parameter");
  if (typeof to !== 'number') throw badRequest("'end_time' is a required parameter");
  if (jobs.pending(call.world, call.nowMs) >= most) {
    throw new ApiError(429, 'rate_limit_exceeded', `Exceeded rate limit of ${most} pending reporting dataset export jobs`);
  }
  const rows = dataset
    .rows(call.world)
    .filter((row) => dataset.at(row) >= from && dataset.at(row) <= to)
    .filter((row) => dataset.id !== 'conversation' || call.version.minor >= 16 || hasReply(row as Conversation))
    .map((row) => attributes.map(({ read }) => read(row)));
  const head = attributes.map(({ id }) => `${dataset.id}.${id}`);
  return shape(
    jobs.begin(call.world, call.nowMs, () => gzippedCsv(head, rows)),
    call,
  );
};

function named(call: Call): ExportJob {
  const id = param(call, 'job_identifier');
  const job = jobs.find(call.world, call.nowMs, id);
  if (job) return job;
  if (id !== sample) throw notFound(`Export job not found for identifier: ${id}`);
  return { job_identifier: id, doneAt: call.nowMs, canceled: false, bytes: () => gzippedCsv(['conversation.conversation_id'], []) };
}

function shape(job: ExportJob, call: Call) {
  const done = jobs.stateOf(job, call.nowMs) === 'done';
  return {
    job_identifier: job.job_identifier,
    status: done ? 'complete' : 'pending',
    // With what its address asks for, so that it can be followed as it is.
    download_url: done ? `${call.url.origin}/download/reporting_data/${job.job_identifier}?app_id=${call.world.workspace.id_code}` : '',
    download_expires_at: done ? String(jobs.expiresAt(job)) : '',
  };
}

export const get: Handler = (call) => shape(named(call), call);

export const download: Handler = (call) => {
  const job = named(call);
  if (jobs.stateOf(job, call.nowMs) !== 'done') throw notFound(`Export job not found for identifier: ${job.job_identifier}`);
  return file(job.bytes(), `${job.job_identifier}.csv.gz`);
};
