import { describe, expect, it } from 'vitest';
import { type Answered, longestWaitMs, readRate, toldWaitMs, windowMs } from './rate.ts';

const now = 1_800_000_000_000;
const answer = (headers: Readonly<Record<string, string>>, status = 200): Answered => ({ status, header: (name) => headers[name] ?? null });
const date = (ms: number) => new Date(ms).toUTCString();
const reset = (seconds: number) => String(now / 1000 + seconds);

describe('what an answer says of the rate limit', () => {
  it.each<[string, Record<string, string>, Partial<ReturnType<typeof readRate>>]>([
    ['nothing', {}, { limit: undefined, remaining: undefined, reset: undefined, endsInMs: undefined, retryAfterMs: undefined }],
    ['a limit and what is left', { 'x-ratelimit-limit': '166', 'x-ratelimit-remaining': '0' }, { limit: 166, remaining: 0 }],
    ['a limit of one', { 'x-ratelimit-limit': '1' }, { limit: 1 }],
    ['no limit that is one', { 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '-3' }, { limit: undefined, remaining: 0 }],
    ['the end of the window by our clock', { 'x-ratelimit-reset': reset(7) }, { endsInMs: 7000, reset: now / 1000 + 7 }],
    ['… by the server’s where it tells it', { 'x-ratelimit-reset': reset(3607), date: date(now + 3_600_000) }, { endsInMs: 7000 }],
    ['… by ours where its own makes no sense', { 'x-ratelimit-reset': reset(7), date: date(0) }, { endsInMs: 7000 }],
    ['an end that has just passed', { 'x-ratelimit-reset': reset(-2) }, { endsInMs: 0 }],
    ['an end two windows ahead', { 'x-ratelimit-reset': reset(19) }, { endsInMs: 19_000 }],
    ['no end that is further away', { 'x-ratelimit-reset': reset(20) }, { endsInMs: undefined }],
    ['no end that is long past', { 'x-ratelimit-reset': reset(-3) }, { endsInMs: undefined }],
    ['Retry-After in seconds', { 'retry-after': '2.5' }, { retryAfterMs: 2500 }],
    ['Retry-After as a date', { 'retry-after': date(now + 4000) }, { retryAfterMs: 4000 }],
    ['… by the server’s clock', { 'retry-after': date(now + 3_604_000), date: date(now + 3_600_000) }, { retryAfterMs: 4000 }],
    ['Retry-After two windows at most', { 'retry-after': '3600' }, { retryAfterMs: longestWaitMs }],
    ['Retry-After that has passed', { 'retry-after': date(now - 4000) }, { retryAfterMs: 0 }],
    ['Retry-After that is none', { 'retry-after': 'soon' }, { retryAfterMs: undefined }],
  ])('%s', (_title, headers, expected) => {
    expect(readRate(answer(headers), now)).toMatchObject(expected);
  });

  it.each([
    ['two windows and a grace ahead is the furthest', 20, 50, 19_950],
    ['further ahead is none', 20, 49, undefined],
    ['two seconds ago is the longest', -2, 0, 0],
    ['longer ago is none', -2, 1, undefined],
  ])('the end of the window: %s', (_title, seconds, later, endsInMs) => {
    expect(readRate(answer({ 'x-ratelimit-reset': reset(seconds) }), now + later).endsInMs).toBe(endsInMs);
  });

  it.each<[string, number, Record<string, string>, number | undefined]>([
    ['until the window ends, when it was refused for it', 429, { 'x-ratelimit-reset': reset(7) }, 7000],
    ['a window, when nothing says how long', 429, { 'x-ratelimit-reset': '4070908800' }, windowMs],
    ['as Retry-After says rather', 429, { 'x-ratelimit-reset': reset(7), 'retry-after': '2' }, 2000],
    ['as Retry-After says on a 503 too', 503, { 'retry-after': '2' }, 2000],
    ['as it likes on a 503 whose reset is about something else', 503, { 'x-ratelimit-reset': reset(7) }, undefined],
  ])('a call waits %s', (_title, status, headers, expected) => {
    const answered = answer(headers, status);
    expect(toldWaitMs(answered, readRate(answered, now))).toBe(expected);
  });
});
