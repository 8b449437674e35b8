import { judge } from './judge.ts';
import { lateSearch } from './late-search.ts';
import type { Circumstances, Promised, Verdict } from './promise.ts';
import { type Storm, settledWithinMs, storm } from './storm.ts';

/** Several promises are judged by one run; it is made once for each set of circumstances. */
const storms = new WeakMap<Circumstances, Promise<Storm>>();
const stormOf = (circumstances: Circumstances): Promise<Storm> => {
  const ran = storms.get(circumstances) ?? storm(circumstances);
  storms.set(circumstances, ran);
  return ran;
};

const ofStorm =
  (find: (seen: Storm) => Verdict) =>
  async (circumstances: Circumstances): Promise<Verdict> =>
    find(await stormOf(circumstances));

const judged = (seen: Storm) => judge({ ...seen, mostMs: settledWithinMs });
const count = (seen: Storm, end: string) => seen.learnt.filter((one) => one.end === end).length;
const longest = (times: readonly (number | undefined)[]) => Math.round(Math.max(0, ...times.map((time) => time ?? 0)));

/** Everything that `npm run prove` puts to the test, in the order in which it is told. */
export const promises: readonly Promised[] = [
  {
    name: 'once',
    sentence: 'No write happens twice, however often its answer is lost, its caller asks again or the gateway is killed',
    prove: ofStorm((seen) => ({
      against: judged(seen).twice,
      figures: {
        writes: seen.learnt.length,
        effects: seen.ledger.length,
        lostAnswers: seen.lost,
        kills: seen.kills,
        asked: seen.learnt.reduce((sum, { asked }) => sum + asked, 0),
        answeredAsRepeated: seen.learnt.filter(({ repeated }) => repeated).length,
        downMs: Math.round(seen.downMs),
      },
    })),
  },
  {
    name: 'kept',
    sentence: 'What was acknowledged is in Intercom, and what was refused is not',
    prove: ofStorm((seen) => ({
      against: [...judged(seen).missing, ...judged(seen).undone],
      figures: { acknowledged: count(seen, 'acknowledged'), refused: count(seen, 'refused') },
    })),
  },
  {
    name: 'settled',
    sentence: `Every unknown outcome is settled (done, absent, or handed to a person) within ${settledWithinMs / 1000} seconds`,
    prove: ofStorm((seen) => ({
      against: judged(seen).unsettled,
      figures: {
        unknown: seen.unknowns.length,
        done: seen.unknowns.filter(({ settlement }) => settlement === 'done').length,
        absent: seen.unknowns.filter(({ settlement }) => settlement === 'absent').length,
        handedToAPerson: seen.unknowns.filter(({ settlement }) => settlement === 'person').length,
        longestMs: longest(seen.unknowns.map(({ tookMs }) => tookMs)),
        longestDoubtOfACallerMs: longest(seen.learnt.map(({ inDoubtMs }) => inDoubtMs)),
      },
    })),
  },
  {
    name: 'late',
    sentence: 'What only a search can tell is being looked for while the search is late, says until when, and is not sent again',
    prove: lateSearch,
  },
];
