import { describe, expect, it } from 'vitest';
import { type Failure, mayRepeat, retryDelayMs, wasNeverSent } from './retry.ts';

const answered = (status: number, waitMs?: number): Failure => ({ kind: 'status', status, refused: false, waitMs });
const refused = (status: number, waitMs?: number): Failure => ({ kind: 'status', status, refused: true, waitMs });
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
    ['a read after 503', read, answered(503), true],
    ['a read after a 5xx that nobody knows', read, answered(598), true],
    ['a read after 408', read, answered(408), true],
    ['a read after 500', read, answered(500), true],
    ['a read after 425', read, answered(425), true],
    ['a read after 426', read, answered(426), false],
    ['a read after a redirect', read, answered(302), false],
    ['a read after a 404 of something in between', read, answered(404), false],
    ['a read after 404', read, refused(404), false],
    ['setting a state after a lost answer', set, lost, true],
    ['setting a state after 520', set, answered(520), true],
    ['a create that is an upsert, after a lost answer', upsert, lost, false],
    ['a create with a natural key, after a lost answer', keyed, lost, false],
    ['a reply after a lost answer', adds, lost, false],
    ['a reply after 502', adds, answered(502), false],
    ['a reply after 429, which was not applied', adds, refused(429), true],
    ['a reply for which no connection came about', adds, notSent, true],
    ['a reply after 422', adds, refused(422), false],
  ] as const)('%s: %s', (_title, operation, failure, expected) => {
    expect(mayRepeat(operation, failure)).toBe(expected);
  });
});

describe('how long it waits', () => {
  const half = () => 0.5;

  it.each([
    ['as long as the server asks', refused(429, 7000), 0, 7000],
    ['half of the first step without a word from the server', lost, 0, 125],
    ['never less than its own time, whatever the server says', refused(429, 0), 3, 1000],
    ['a moment at least when the server asks for none', refused(429, 0), -3, 50],
  ])('%s', (_title, failure, attempt, expected) => {
    expect(retryDelayMs(failure, attempt, half)).toBe(expected);
  });

  it('doubles up to a bound', () => {
    expect([0, 1, 2, 10].map((attempt) => retryDelayMs(lost, attempt, () => 1))).toEqual([250, 500, 1000, 8000]);
  });
});

it('counts only what certainly never left as not sent', () => {
  expect(wasNeverSent(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }))).toBe(true);
  expect(wasNeverSent(Object.assign(new Error(), { code: 'ECONNRESET' }))).toBe(false);
  expect(wasNeverSent(new Error('anything'))).toBe(false);
});

describe('a connection that never came about', () => {
  const coded = (code: string) => Object.assign(new Error(code), { code });

  it.each([
    ['nobody listens', 'ECONNREFUSED'],
    ['there is no such name', 'ENOTFOUND'],
    ['nobody knows the name now', 'EAI_AGAIN'],
    ['there is no way to the host', 'EHOSTUNREACH'],
    ['there is no way to the network', 'ENETUNREACH'],
    ['it took too long to connect', 'UND_ERR_CONNECT_TIMEOUT'],
    ['the certificate is old', 'CERT_HAS_EXPIRED'],
    ['the certificate vouches for itself', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['a certificate above it vouches for itself', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['nobody vouches for the certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['the certificate is for another name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('because %s', (_title, code) => {
    expect(wasNeverSent(coded(code))).toBe(true);
  });

  it('at any of several addresses is one; at some of them, or at none, is not', () => {
    const several = (...codes: string[]) => wasNeverSent(new AggregateError(codes.map(coded)));
    expect([several('ECONNREFUSED', 'ENETUNREACH'), several('ECONNREFUSED', 'ECONNRESET'), several()]).toEqual([true, false, false]);
  });

  it('is looked for in five causes, and never in a circle', () => {
    const within = (depth: number): Error => (depth === 0 ? coded('ECONNREFUSED') : new Error('x', { cause: within(depth - 1) }));
    expect([4, 5].map((depth) => wasNeverSent(within(depth)))).toEqual([true, false]);
    const circle = new Error('x');
    circle.cause = circle;
    expect(wasNeverSent(circle)).toBe(false);
  });
});
