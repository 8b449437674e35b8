import { ApiError, notFound } from '../server/errors.ts';
import { type Answer, answer } from './answers.ts';
import { type Call, idOf } from './call.ts';
import type { Change } from './collection.ts';
import type { Room, Row, Seeding } from './room.ts';

interface Task {
  readonly id: string;
  readonly item_count: number;
  readonly rejected: number;
  /** Milliseconds. */
  readonly begun_at: number;
}

/** What is done to many things of one kind in the background. Here it is done at once, and takes its time to say so. */
export interface BulkJob extends Row {
  readonly created_at: number;
  readonly tasks: readonly Task[];
}

const waitsMs = 1000;
const takesMs = 5000;

/** One that is over. */
export const seedBulkJob = ({ workspace: { created_at } }: Seeding): BulkJob[] => [
  { id: 'job_v2_1', created_at, tasks: [{ id: 'task_v2_1', item_count: 2, rejected: 0, begun_at: created_at * 1000 }] },
];

export const jobNotFound = (id: string) => notFound(`job ${id} not found`, 'job_not_found');

const secondsOf = (ms: number) => Math.floor(ms / 1000);

function taskShape({ id, item_count, rejected, begun_at }: Task, nowMs: number) {
  const [started, ended] = [begun_at + waitsMs, begun_at + takesMs];
  return {
    id,
    item_count,
    state: nowMs < started ? 'pending' : nowMs < ended ? 'running' : rejected > 0 ? 'completed_with_errors' : 'completed',
    created_at: secondsOf(begun_at),
    started_at: nowMs < started ? null : secondsOf(started),
    completed_at: nowMs < ended ? null : secondsOf(ended),
  };
}

export function jobShape(job: BulkJob, kind: 'contacts' | 'companies', { nowMs }: Pick<Call, 'nowMs'>) {
  const tasks = job.tasks.map((task) => taskShape(task, nowMs));
  const states = tasks.map(({ state }) => state);
  const completed_at = tasks.some((task) => task.completed_at === null) ? null : Math.max(...tasks.map((task) => task.completed_at ?? 0));
  const over = states.includes('completed_with_errors') ? 'completed_with_errors' : 'completed';
  return {
    id: job.id,
    type: `${kind}.bulk.job`,
    state: completed_at !== null ? over : states.every((state) => state === 'pending') ? 'pending' : 'running',
    created_at: job.created_at,
    updated_at: completed_at ?? Math.max(...tasks.map((task) => task.started_at ?? task.created_at)),
    completed_at,
    tasks,
    url: `https://api.intercom.io/${kind}/bulk/${job.id}`,
  };
}

type Item = Readonly<Record<string, unknown>>;
const most = 100;

/** The things that a body names, or its refusal in the words of the description. */
function readItems({ body }: Call, kind: 'contacts' | 'companies', byId: boolean): readonly Item[] {
  const refuse = (code: string, message: string) => new ApiError(422, code, message);
  const given = body[kind];
  if (given === undefined || given === null) throw refuse('field_not_found', `${kind} field must be supplied`);
  if (!Array.isArray(given)) throw refuse('type_mismatch', `${kind} must be an array`);
  if (given.length > most) throw refuse('parameter_invalid', `maximum number of ${kind} per request is ${most}`);
  const isItem = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item);
  if (!given.every(isItem)) throw refuse('type_mismatch', `each ${kind === 'contacts' ? 'contact' : 'company'} must be an object`);
  const items = given as readonly Item[];
  if (byId && items.some((item) => idOf(item['id']) === undefined)) throw refuse('field_not_found', `${kind} must be identified by id`);
  return items;
}

/** A job that is named has to run still. */
function readJob({ body, world, nowMs }: Call, jobs: Room<BulkJob>): BulkJob | undefined {
  const id = idOf((body['job'] as { id?: unknown } | undefined)?.id);
  if (id === undefined) return undefined;
  const job = world.of(jobs).get(id);
  if (!job) throw jobNotFound(id);
  if (jobShape(job, 'contacts', { nowMs }).completed_at !== null) {
    throw new ApiError(403, 'forbidden', `job ${id} is closed for new task updates`);
  }
  return job;
}

interface Bulk {
  readonly kind: 'contacts' | 'companies';
  readonly jobs: Room<BulkJob>;
  /** Whether each is named by its id. */
  readonly byId: boolean;
  /** What becomes of one; throws an `ApiError` for one that is rejected. `item` is a call of its own that has it as its body. */
  readonly change: (item: Call) => readonly Change[];
}

/** Each by itself: one that is rejected keeps none of the others back. */
export function inBulk(call: Call, { kind, jobs, byId, change }: Bulk): Answer {
  const items = readItems(call, kind, byId);
  const known = readJob(call, jobs);
  const attempts = items.map((body) => attempt(() => change({ ...call, body })));
  const task: Task = {
    id: `task_${call.newHexId()}`,
    item_count: items.length,
    rejected: attempts.filter((changes) => changes === undefined).length,
    begun_at: call.nowMs,
  };
  const job: BulkJob = known
    ? { ...known, tasks: [...known.tasks, task] }
    : { id: `job_${call.newHexId()}`, created_at: call.now, tasks: [task] };
  call.commit({ job: job.id }, [...attempts.flatMap((changes) => changes ?? []), jobs.put(job)]);
  return answer(202, jobShape(job, kind, call));
}

function attempt(work: () => readonly Change[]): readonly Change[] | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
