import type { Clock } from '@gatehouse/connector';
import { createSandbox, type Sandbox, type SandboxOptions } from '../index.ts';

/** For tests: a small world and a caller with a token. */
export const smallSize = { contacts: 60, companies: 12, conversations: 60, articles: 12 };

export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** Time that moves only when it is told to. */
export function createTestClock(start = Date.UTC(2026, 2, 10, 15, 30)): TestClock {
  let now = start;
  return {
    now: () => now,
    sleep: () => Promise.resolve(),
    advance: (ms) => {
      now += ms;
    },
  };
}

/** From which the times of a world are counted back: Unix seconds. */
export const startOfDay = (clock: Clock) => Math.floor(clock.now() / 86_400_000) * 86_400;

/** The same, but whoever sleeps wakes only when time has moved so far. */
export function createWaitingClock(start = Date.UTC(2026, 2, 10, 15, 30)): TestClock {
  let now = start;
  let sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((wake, reject) => {
        signal?.throwIfAborted();
        const sleeper = { at: now + ms, wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(signal.reason);
        });
      }),
    advance: (ms) => {
      now += ms;
      const due = sleepers.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      sleepers = sleepers.filter(({ at }) => at > now);
      for (const { wake } of due) wake();
    },
  };
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Json;
}

/** Any answer: tests say what they expect to find in it. */
export interface Json {
  readonly [key: string | number]: Json | undefined;
}

/** What is a list, a thing, a text in there; empty when it is not there at all. */
export const rows = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
export const thing = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export interface Caller {
  sandbox: Sandbox;
  token: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  control(method: string, path: string, body?: unknown): Promise<Answer>;
}

export function createCaller(
  options: SandboxOptions = {},
  sandbox = createSandbox({ size: smallSize, clock: createTestClock(), ...options }),
): Caller {
  const token = sandbox.mintToken();
  const call = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> => {
    const url = path.startsWith('http') ? path : `http://sandbox.test${path}`;
    const sent = body === undefined || typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
    const response = await sandbox.fetch(new Request(url, { method, headers, ...(sent === undefined ? {} : { body: sent }) }));
    const answer = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (answer.startsWith('{') ? JSON.parse(answer) : { text: answer }) as Json,
    };
  };
  const standard = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const typed = { ...standard, 'content-type': 'application/json' };
  return {
    sandbox,
    token,
    get: (path, headers = {}) => call('GET', path, undefined, { ...standard, ...headers }),
    send: (method, path, body, headers = {}) =>
      call(method, path, body, { ...(body === undefined || body instanceof FormData ? standard : typed), ...headers }),
    control: (method, path, body) => call(method, `/_sandbox${path}`, body, {}),
  };
}

export const errorOf = ({ status, body }: Answer) => [status, body['errors']?.[0]?.['code'], body['errors']?.[0]?.['message']];
