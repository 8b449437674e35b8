import { createHash } from 'node:crypto';
import * as z from 'zod';
import forBuilding from './for-building.json' with { type: 'json' };
import fresh from './fresh.json' with { type: 'json' };
import setAside from './set-aside.json' with { type: 'json' };

/** Whose words they are. */
export const jobs = [
  'support agent',
  'team lead',
  'support-operations lead',
  'analyst',
  'help-center writer',
  'salesperson',
  'billing clerk',
  'onboarding manager',
  'security reviewer',
  'integration engineer',
  'product manager',
  'data-protection officer',
] as const;

const request = z.strictObject({
  job: z.string(),
  words: z.string().trim().min(1).max(300),
  /** Those that would be right, best first; none where Intercom's API has nothing for it. */
  operations: z.array(z.string()).max(3),
});

export type Request = z.infer<typeof request>;

const dealtRequest = request.extend({ job: z.enum(jobs) });

export const halves = {
  forBuilding: z.array(dealtRequest).parse(forBuilding),
  setAside: z.array(dealtRequest).parse(setAside),
} as const;

export const lists = { ...halves, fresh: z.array(request).parse(fresh) } as const;

const seed = 'requests 1';

/** Dealt out in turn within each job, those that nothing serves by themselves, after a shuffle that depends on words and seed only. */
export function dealt(requests: readonly Request[]): { readonly forBuilding: Request[]; readonly setAside: Request[] } {
  const place = ({ words }: Request) => createHash('sha256').update(`${seed}\n${words}`).digest('hex');
  const shuffled = requests.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  const inTurn = [true, false].flatMap((served) =>
    jobs.flatMap((job) => shuffled.filter((one) => one.job === job && one.operations.length > 0 === served)),
  );
  return {
    forBuilding: inTurn.filter((_, index) => index % 2 === 0),
    setAside: inTurn.filter((_, index) => index % 2 === 1),
  };
}
