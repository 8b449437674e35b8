import { describe, expect, it } from 'vitest';
import { effectsByMark, judge } from '../../scripts/prove/judge.ts';
import type { Circumstances } from '../../scripts/prove/promise.ts';
import { promises } from '../../scripts/prove/promises.ts';

describe('the judge of `npm run prove`', () => {
  const entry = (mark: string) => ({ body: { body: `<p>On its way: ${mark}</p>` } }) as never;
  const told = (mark: string, end: 'acknowledged' | 'refused' | 'unknown') => ({
    ...{ mark, end, code: undefined, asked: 1, repeated: false, inDoubtMs: undefined },
  });
  const [one, two] = ['proof-1-00000001', 'proof-2-00000002'];
  const seen = { learnt: [], ledger: [], unknowns: [], mostMs: 60_000 };

  it('counts each mark once an entry', () => {
    expect([...effectsByMark([entry(one), entry(one), entry(two)])]).toEqual([
      [one, 2],
      [two, 1],
    ]);
  });

  it('finds what was done twice, what is missing, and what was done although it was refused', () => {
    expect(judge({ ...seen, ledger: [entry(one), entry(one)], learnt: [told(one, 'acknowledged')] }).twice).toHaveLength(1);
    expect(judge({ ...seen, learnt: [told(one, 'acknowledged')] }).missing).toHaveLength(1);
    expect(judge({ ...seen, ledger: [entry(two)], learnt: [told(two, 'refused')] }).undone).toHaveLength(1);
  });

  it('finds what is not settled, or not in time, or what nobody was told', () => {
    const settled = (settlement: 'done' | 'person' | null, tookMs?: number) => [{ id: 'w', settlement, tookMs }];
    expect(judge({ ...seen, unknowns: settled(null) }).unsettled).toHaveLength(1);
    expect(judge({ ...seen, unknowns: settled('done', 60_001) }).unsettled).toHaveLength(1);
    expect(judge({ ...seen, unknowns: settled('done', 60_000) }).unsettled).toEqual([]);
    expect(judge({ ...seen, learnt: [told(one, 'unknown')] }).unsettled).toHaveLength(1);
    expect(judge({ ...seen, learnt: [told(one, 'unknown')], unknowns: settled('person', 1) }).unsettled).toEqual([]);
    const both = [told(one, 'unknown'), told(two, 'unknown')];
    expect(judge({ ...seen, learnt: both, unknowns: settled('person', 1) }).unsettled).toHaveLength(1);
  });
});

describe('two hundred writes, a fifth of the answers lost, and three kills', () => {
  const circumstances: Circumstances = { seed: 7, writes: 200, kills: 3, progress: () => {} };

  it.each(promises)('$name: $sentence', async ({ name, prove }) => {
    const { against, figures } = await prove(circumstances);
    expect(against).toEqual([]);
    if (name === 'once') expect(figures).toMatchObject({ writes: 200, kills: 3 });
  });
});
