import type { LedgerEntry } from '@gatehouse/sandbox';
import type { Learnt } from './asker.ts';

/** What the gateway itself made of a write whose outcome it did not know. */
export interface Settled {
  readonly id: string;
  /** Null while it is being looked for. */
  readonly settlement: 'done' | 'absent' | 'person' | null;
  /** From when it was sent; milliseconds. */
  readonly tookMs: number | undefined;
}

export interface Seen {
  readonly learnt: readonly Learnt[];
  readonly ledger: readonly LedgerEntry[];
  readonly unknowns: readonly Settled[];
  readonly mostMs: number;
}

export interface Judgement {
  readonly twice: readonly string[];
  readonly missing: readonly string[];
  readonly undone: readonly string[];
  readonly unsettled: readonly string[];
}

/** How often each mark stands in Intercom's ledger. */
export function effectsByMark(ledger: readonly Pick<LedgerEntry, 'body'>[]): ReadonlyMap<string, number> {
  const marks = ledger.flatMap(({ body }) => [...new Set(JSON.stringify(body).match(/proof-\d+-[0-9a-f]{8}/g) ?? [])]);
  return new Map([...Map.groupBy(marks, (mark) => mark)].map(([mark, all]) => [mark, all.length]));
}

/** Holds what clients were told against what happened in Intercom. */
export function judge({ learnt, ledger, unknowns, mostMs }: Seen): Judgement {
  const effects = effectsByMark(ledger);
  const timesOf = (mark: string) => effects.get(mark) ?? 0;
  return {
    twice: [...effects].filter(([, times]) => times > 1).map(([mark, times]) => `${mark} was done ${times} times`),
    missing: learnt
      .filter(({ end, mark }) => end === 'acknowledged' && timesOf(mark) === 0)
      .map(({ mark, asked }) => `${mark} was acknowledged (asked ${asked} times), but is not in Intercom`),
    undone: learnt
      .filter(({ end, mark }) => end === 'refused' && timesOf(mark) > 0)
      .map(({ mark, code }) => `${mark} was refused (${code}), but was done`),
    unsettled: [
      ...unknowns
        .filter(({ settlement, tookMs }) => settlement === null || (tookMs ?? 0) > mostMs)
        .map(({ id, settlement, tookMs }) => `write ${id} is ${settlement ?? 'not settled'} after ${tookMs ?? `more than ${mostMs}`} ms`),
      // What was handed to a person nobody else is told; each such write excuses one caller.
      ...learnt
        .filter(({ end }) => end === 'unknown')
        .slice(unknowns.filter(({ settlement }) => settlement === 'person').length)
        .map(({ mark, code }) => `whoever asked for ${mark} never learnt what became of it (${code ?? 'no answer'})`),
    ],
  };
}
