import { describe, expect, test } from 'vitest';
import { createBytes, type Load } from './bytes.ts';

const signal = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));
const world = () => createBytes({ most: 100, small: 10 });
/** Reads so many bytes; answers whether it had to wait. */
const grow = (load: Load, bytes: number, group = 'a', mayWait = true) => load.grow(bytes, { group, mayWait, signal });

describe('bytes in flight', () => {
  test('small answers are not counted, and wait for nobody', () => {
    const bytes = world();
    const large = bytes.begin();
    expect(grow(large, 1000)).toBeUndefined();
    for (let call = 0; call < 50; call += 1) expect(grow(bytes.begin(), 10)).toBeUndefined();
    const small = bytes.begin();
    expect(grow(small, 6)).toBeUndefined();
    expect(grow(small, 5)).toBeInstanceOf(Promise);
  });

  test('what does not fit waits, in turn, until others have been given away', async () => {
    const bytes = world();
    const [first, second, third] = [bytes.begin(), bytes.begin(), bytes.begin()];
    expect(grow(first, 40)).toBeUndefined();
    const went: string[] = [];
    void grow(second, 60)?.then(() => went.push('second'));
    void grow(third, 60)?.then(() => went.push('third'));
    await settled();
    expect(went).toEqual([]);
    first.release();
    await settled();
    expect(went).toEqual(['second']);
    second.release();
    second.release();
    await settled();
    expect(went).toEqual(['second', 'third']);
  });

  test('whoever holds some the longest comes to its end, so that all do', async () => {
    const bytes = world();
    const loads = Array.from({ length: 20 }, () => bytes.begin());
    let [held, most, done] = [0, 0, 0];
    await Promise.all(
      loads.map(async (load) => {
        for (let piece = 0; piece < 6; piece += 1) {
          await grow(load, 30);
          held += 30;
          most = Math.max(most, held);
        }
        await settled();
        held -= 180;
        done += 1;
        load.release();
      }),
    );
    expect(done).toBe(20);
    // What fits, what is not counted of each, and one that goes on beyond.
    expect(most).toBeLessThanOrEqual(100 + 20 * 10 + 180 + 30);
  });

  test('a group leaves room for another one', () => {
    const bytes = world();
    const loads = [bytes.begin(), bytes.begin()];
    expect(grow(loads[0] as Load, 50)).toBeUndefined();
    expect(grow(loads[1] as Load, 50)).toBeInstanceOf(Promise);
    expect(grow(bytes.begin(), 50, 'b')).toBeUndefined();
  });

  test('a write does not wait: its outcome would be called unknown', () => {
    const bytes = world();
    expect(grow(bytes.begin(), 5000)).toBeUndefined();
    expect(grow(bytes.begin(), 5000, 'a', false)).toBeUndefined();
  });

  test('whoever gives up does not wait on, and keeps nobody waiting', async () => {
    const bytes = world();
    const [first, second, third] = [bytes.begin(), bytes.begin(), bytes.begin()];
    expect(grow(first, 1000)).toBeUndefined();
    const gone = new AbortController();
    const waiting = second.grow(1000, { group: 'a', mayWait: true, signal: gone.signal });
    const other = grow(third, 30);
    gone.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    second.release();
    first.release();
    await other;
    await expect(bytes.begin().grow(1, { group: 'a', mayWait: true, signal: gone.signal })).toBeUndefined();
  });
});
