import { file } from '../../parts/answers.ts';
import { type Call, type Handler, param, secondsOf } from '../../parts/call.ts';
import { gzippedCsv } from '../../parts/csv.ts';
import { type ExportJob, exportJobs } from '../../parts/export-jobs.ts';
import { ApiError, missing, notFound } from '../../server/errors.ts';
import { messages } from '../messages/room.ts';
import { whatsappMessages } from '../whatsapp-messages/room.ts';

const jobs = exportJobs();
/** One that is over already, so that there is something to download. */
const sample = 'al9w983lwu88w1fd';

const head = ['user_id', 'content_id', 'content_type', 'receipt_id', 'received_at'];

/** Who got what, of the messages in that time. */
function receipts({ world }: Call, from: number, to: number): readonly (readonly unknown[])[] {
  const within = ({ created_at }: { created_at: number }) => created_at >= from && created_at <= to;
  const sent = world.of(messages).all().filter(within);
  const campaign = world.of(whatsappMessages).all().filter(within);
  return [
    ...sent.flatMap(({ id, to_contact_ids, message_type, created_at }) =>
      to_contact_ids.map((contact) => [contact, id, message_type, `${id}-${contact}`, created_at]),
    ),
    ...campaign.map(({ id, user_id, ruleset_id, created_at }) => [user_id, ruleset_id, 'whatsapp', id, created_at]),
  ];
}

function named(call: Call): ExportJob {
  const id = param(call, 'job_identifier');
  const job = jobs.find(call.world, call.nowMs, id);
  if (job) return job;
  if (id !== sample) throw notFound('The requested resource does not exist.');
  return { job_identifier: id, doneAt: call.nowMs, canceled: false, bytes: () => gzippedCsv(head, receipts(call, 0, call.now)) };
}

function shape(job: ExportJob, call: Call) {
  const state = jobs.stateOf(job, call.nowMs);
  const done = state === 'done';
  return {
    job_identifier: job.job_identifier,
    status: done ? 'completed' : state,
    // As it was asked for: the older address has a download of its own.
    download_url: done
      ? `${call.url.origin}${call.url.pathname.includes('/messages/data') ? '/download/messages/data' : '/download/content/data'}/${job.job_identifier}`
      : '',
    download_expires_at: done ? String(jobs.expiresAt(job)) : '',
  };
}

/** One at a time. */
export const create: Handler = (call) => {
  const [from, to] = [secondsOf(call.body, 'created_at_after'), secondsOf(call.body, 'created_at_before')];
  if (typeof from !== 'number') throw missing('created_at_after');
  if (typeof to !== 'number') throw missing('created_at_before');
  if (jobs.pending(call.world, call.nowMs) > 0) {
    throw new ApiError(429, 'rate_limit_exceeded', 'Exceeded rate limit of 1 pending message data export jobs');
  }
  const rows = receipts(call, from, to);
  return shape(
    jobs.begin(call.world, call.nowMs, () => gzippedCsv(head, rows)),
    call,
  );
};

export const get: Handler = (call) => shape(named(call), call);

export const cancel: Handler = (call) => {
  const job = named(call);
  call.commit({ job: job.job_identifier }, []);
  return shape(jobs.stateOf(job, call.nowMs) === 'pending' ? jobs.cancel(call.world, job) : job, call);
};

export const download: Handler = (call) => {
  const job = named(call);
  if (jobs.stateOf(job, call.nowMs) !== 'done') throw notFound('The requested resource does not exist.');
  return file(job.bytes(), `${job.job_identifier}.csv.gz`);
};
