import { describe, expect, it } from 'vitest';
import { type Failure, mayRepeat, retryDelayMs, wasNeverSent } from './retry.ts';

const status = (code: number, headers: { retryAfter?: string; reset?: string } = {}): Failure => ({
  kind: 'status',
  status: code,
  retryAfter: headers.retryAfter ?? null,
  reset: headers.reset ?? null,
});
const lost: Failure = { kind: 'lost' };
const notSent: Failure = { kind: 'not_sent' };

describe('what may be repeated', () => {
  const read = { retry: 'R', effect: 'read' } as const;
  const set = { retry: 'S', effect: 'update' } as const;
  const upsert = { retry: 'S', effect: 'create' } as const;
  const keyed = { retry: 'K', effect: 'create' } as const;
  const adds = { retry: 'D', effect: 'create' } as const;

  it.each([
    ['a read whose answer was lost', read, lost, true],
    ['a read after 503', read, status(503), true],
    ['a read after 404', read, status(404), false],
    ['setting a state after a lost answer', set, lost, true],
    ['a create that is an upsert, after a lost answer', upsert, lost, false],
    ['a create with a natural key, after a lost answer', keyed, lost, false],
    ['a reply after a lost answer', adds, lost, false],
    ['a reply after 502', adds, status(502), false],
    ['a reply after 429, which was not applied', adds, status(429), true],
    ['a reply for which no connection came about', adds, notSent, true],
    ['a reply after 422', adds, status(422), false],
  ] as const)('%s: %s', (_title, operation, failure, expected) => {
    expect(mayRepeat(operation, failure)).toBe(expected);
  });
});

describe('how long it waits', () => {
  const now = 1_800_000_000_000;
  const half = () => 0.5;

  it.each([
    ['until the window resets', status(429, { reset: String(now / 1000 + 7) }), 7000],
    ['a moment when the reset has just passed', status(429, { reset: String(now / 1000 - 3) }), 50],
    ['a minute at most, whatever the server says', status(429, { reset: '4070908800' }), 60_000],
    ['as Retry-After says, in seconds', status(503, { retryAfter: '2' }), 2000],
    ['as Retry-After says, as a date', status(503, { retryAfter: new Date(now + 4000).toUTCString() }), 4000],
    ['half of the first step without a word from the server', lost, 125],
    ['its own time on a 503, whose reset header is about something else', status(503, { reset: String(now / 1000 + 9) }), 125],
  ])('%s', (_title, failure, expected) => {
    expect(retryDelayMs(failure, 0, now, half)).toBe(expected);
  });

  it('doubles up to a bound', () => {
    expect([0, 1, 2, 10].map((attempt) => retryDelayMs(lost, attempt, now, () => 1))).toEqual([250, 500, 1000, 8000]);
  });
});

it('counts only what certainly never left as not sent', () => {
  expect(wasNeverSent(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }))).toBe(true);
  expect(wasNeverSent(Object.assign(new Error(), { code: 'ECONNRESET' }))).toBe(false);
  expect(wasNeverSent(new Error('anything'))).toBe(false);
});
