import { createRandom, hash32 } from './random.ts';
import type { World } from './room.ts';

/** A file that is being made. */
export interface ExportJob {
  readonly job_identifier: string;
  /** Milliseconds: when it is made, and until when it is kept. */
  readonly doneAt: number;
  readonly canceled: boolean;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

/** So long does making one take, and so long is it kept. */
const takesMs = 5000;
const keptMs = 2 * 86_400_000;

/** Jobs change nothing in a workspace, so they are no effects and live as long as the process. */
export function exportJobs() {
  const ofWorld = new WeakMap<World, Map<string, ExportJob>>();
  const jobsOf = (world: World): Map<string, ExportJob> => {
    const jobs = ofWorld.get(world) ?? new Map<string, ExportJob>();
    ofWorld.set(world, jobs);
    return jobs;
  };
  const stateOf = ({ canceled, doneAt }: ExportJob, nowMs: number) => (canceled ? 'canceled' : nowMs < doneAt ? 'pending' : 'done');
  return {
    begin: (world: World, nowMs: number, bytes: ExportJob['bytes']): ExportJob => {
      // No effect, so no number of the ledger's to make an id of.
      const job_identifier = createRandom(hash32(`${nowMs}/${jobsOf(world).size}`)).hex(16);
      const job = { job_identifier, doneAt: nowMs + takesMs, canceled: false, bytes };
      jobsOf(world).set(job_identifier, job);
      return job;
    },
    /** Undefined when it is not known, or no longer. */
    find: (world: World, nowMs: number, id: string): ExportJob | undefined => {
      const job = jobsOf(world).get(id);
      return job && nowMs < job.doneAt + keptMs ? job : undefined;
    },
    cancel: (world: World, job: ExportJob): ExportJob => {
      const canceled = { ...job, canceled: true };
      jobsOf(world).set(job.job_identifier, canceled);
      return canceled;
    },
    pending: (world: World, nowMs: number): number => [...jobsOf(world).values()].filter((job) => stateOf(job, nowMs) === 'pending').length,
    stateOf,
    expiresAt: ({ doneAt }: ExportJob): number => Math.floor((doneAt + keptMs) / 1000),
  };
}
