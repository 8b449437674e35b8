import { expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import type { Outcome } from '../store/ports.ts';
import type { Ending } from './outcome.ts';
import { createRecentWrites, repeatWindowMs } from './recent-writes.ts';

const ended = (outcome: Outcome['outcome'], says = 'x'): Ending => ({
  outcome: { outcome, errorCode: null, explanation: says, status: null, intercomRequestId: null, durationMs: null },
  error: new GatewayError('outcome_unknown'),
});

function world() {
  let now = 1000;
  const writes = createRecentWrites({ clock: { now: () => now, sleep: async () => {} } });
  return {
    once: (ending: Ending | Promise<Ending>, caller?: AbortSignal, key = 'same') => writes.once(key, caller, async () => ending),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** A write that ends when it is told to. */
function held() {
  let end: (ending: Ending) => void = () => {};
  const ending = new Promise<Ending>((resolve) => {
    end = resolve;
  });
  return { ending, end };
}

test('twenty seconds are longer than blind repeats wait', () => {
  expect(repeatWindowMs).toBe(20_000);
});

test('an unknown outcome stands for whoever repeats it within the window, and no longer', async () => {
  const { once, pass } = world();
  expect(await once(ended('unknown', 'first'))).toMatchObject({ repeated: false });
  pass(repeatWindowMs - 1);
  expect(await once(ended('ok', 'second'))).toMatchObject({ repeated: true, ending: { outcome: { explanation: 'first' } } });
  expect(await once(ended('ok', 'second'), undefined, 'another')).toMatchObject({ repeated: false });
  pass(1);
  expect(await once(ended('ok', 'second'))).toMatchObject({ repeated: false });
});

test.each<[Outcome['outcome'], boolean]>([
  ['ok', true],
  ['failed', false],
  ['denied', false],
  ['unknown', true],
])('of a write that ended %s after its caller had left, a repeat is kept: %s', async (outcome, repeated) => {
  const { once } = world();
  const gone = new AbortController();
  const write = held();
  const first = once(write.ending, gone.signal);
  gone.abort();
  write.end(ended(outcome));
  await first;
  expect(await once(ended('ok'))).toMatchObject({ repeated });
});

test('whoever leaves after the answer knows it: the same write is meant again', async () => {
  const { once } = world();
  const gone = new AbortController();
  await once(ended('ok'), gone.signal);
  gone.abort();
  expect(await once(ended('ok'))).toMatchObject({ repeated: false });
});

test('what could not be begun is begun again', async () => {
  const { once } = world();
  await expect(once(Promise.reject(new GatewayError('storage_failed')))).rejects.toMatchObject({ code: 'storage_failed' });
  expect(await once(ended('ok'))).toMatchObject({ repeated: false });
});

test('one of two that run side by side ends, and the other is still found by whoever repeats it', async () => {
  const { once } = world();
  const [one, two] = [held(), held()];
  const gone = new AbortController();
  const first = once(one.ending);
  const second = once(two.ending, gone.signal);
  one.end(ended('ok', 'one'));
  expect(await first).toMatchObject({ repeated: false });
  gone.abort();
  const again = once(ended('ok', 'three'));
  two.end(ended('ok', 'two'));
  expect(await again).toMatchObject({ repeated: true, ending: { outcome: { explanation: 'two' } } });
  expect(await second).toMatchObject({ repeated: false });
});

test('of two that run side by side, the later one’s answer does not make the earlier one forgotten', async () => {
  const { once } = world();
  const one = held();
  const first = once(one.ending);
  await once(ended('ok', 'two'));
  one.end(ended('unknown', 'one'));
  await first;
  expect(await once(ended('ok', 'three'))).toMatchObject({ repeated: true, ending: { outcome: { explanation: 'one' } } });
});
