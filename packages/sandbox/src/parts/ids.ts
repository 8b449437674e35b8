import { createRandom, hash32 } from './random.ts';

/** New ids for one call, which the same call under the same sequence number would be given again. */
export interface Ids {
  /** 24 hexadecimal digits that begin with the time, as Intercom's do. */
  readonly newHexId: () => string;
  /** Digits, counted up from where the ids of its kind begin. */
  readonly newNumber: (from: number) => string;
}

/** So far apart are the numbers of one call, so that none meets the first number of a later one. */
const stride = 1_000_000_000;

/** `sequence` is that of the effect which the call is about to have; `seconds` its time. */
export function createIds(seed: number, sequence: number, seconds: number): Ids {
  const random = createRandom(hash32(`${seed}/${sequence}`));
  let numbers = 0;
  return {
    newHexId: () => `${seconds.toString(16).padStart(8, '0')}${random.hex(16)}`,
    newNumber: (from) => String(from + sequence + stride * numbers++),
  };
}
