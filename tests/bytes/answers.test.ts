import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { absent, isThere } from '../description/description.ts';
import { type Answer, startDoor, startRecorder } from './door.ts';
import { type AnswerExample, answers, byOperation, createSlipCount, requestFor } from './examples.ts';
import { drifting, explained } from './slips.ts';
import { fragile, nextWritings, type Writing, withField } from './writings.ts';

let intercom: Awaited<ReturnType<typeof startRecorder>>;
let door: Awaited<ReturnType<typeof startDoor>>;
let answer: Partial<Answer> = {};
const slips = createSlipCount(drifting);
const additions = createSlipCount(explained);

/** After a 401 the gateway looks whether the credential still works: it does. */
const me = { type: 'admin', id: '1', name: 'A', email: 'a@b.c', app: { type: 'app', id_code: 'ws-main', name: 'x', region: 'US' } };

beforeAll(async () => {
  intercom = await startRecorder(({ target }) =>
    target === '/me' && answer.status === 401 ? { bytes: Buffer.from(JSON.stringify(me)) } : answer,
  );
  door = await startDoor(intercom.url);
});
beforeEach(() => {
  door.drift.length = 0;
});
afterAll(async () => {
  await door.stop();
  await intercom.stop();
});

test("answers are those of Intercom's own description", ({ skip }) => {
  skip(!isThere, absent);
  expect(answers.length).toBeGreaterThan(800);
});

const api = 'https://api.intercom.io';
/** With the gateway's address in the place of Intercom's, as that is written. */
const rewritten = (written: string, write: Writing['write']) =>
  written.replaceAll(write(api).trim().slice(1, -1), `${door.url}/intercom/main`);

/** A write that a 5xx answers may have been made: that is what is told, whatever it says. */
const isUnknown = ({ operation, status }: AnswerExample) => operation.effect !== 'read' && status >= 500;
/** What an answer says that it is. */
const types = ['application/json; charset=utf-8', 'application/json', 'application/json;charset=UTF-8'];
let turn = 0;
/** A 401 would tell the caller that its API key is wrong. */
const statusOf = (status: number) => (status === 401 ? 400 : status);

/** Nothing but one complaint more, at the end of Intercom's own. */
function expectAddition({ status, bytes }: Pick<Answer, 'status' | 'bytes'>, written: string, at: string): void {
  const text = String(bytes);
  const added = /,\{"code":"permission_missing"[^{}]*\}/.exec(text)?.[0] ?? '(nothing)';
  expect([status, text.replace(added, '')], at).toEqual([403, written]);
  expect((JSON.parse(text) as { readonly errors: readonly unknown[] }).errors.at(-1), at).toEqual(JSON.parse(added.slice(1)));
}

// Not here where Intercom's descriptions are absent, which the test above says.
describe.runIf(isThere)('each answer that the description shows comes back byte for byte, however it is written', () => {
  it.each(byOperation(answers))('%s', async (_, examples) => {
    const [first] = examples;
    if (!first) return;
    const request = await requestFor(first.operation);
    for (const example of examples) {
      const { status, value, pointer } = example;
      for (const { name, write } of nextWritings(1)) {
        const written = withField(write(value), 'added_later', fragile);
        const type = types[turn++ % types.length] ?? '';
        answer = { status, bytes: Buffer.from(written), headers: { 'content-type': type } };
        const { headers, ...got } = await door.send(request);
        const at = `${pointer}, ${name}`;
        if (isUnknown(example)) expect(String(got.bytes), at).toContain('"code":"outcome_unknown"');
        else if (additions.at(pointer)) expectAddition(got, written, at);
        else {
          expect([got.status, headers['content-type'], headers['x-request-id']], at).toEqual([
            statusOf(status),
            type,
            `intercom-${intercom.asked.findLastIndex(({ target }) => target !== '/me' || status !== 401) + 1}`,
          ]);
          expect(String(got.bytes), at).toBe(rewritten(written, write));
          expect(got.bytes.equals(Buffer.from(rewritten(written, write))), at).toBe(true);
        }
      }
      const slip = door.drift.length > 0 ? slips.at(pointer) : undefined;
      expect(
        door.drift.map(({ field }) => field),
        pointer,
      ).toEqual(slip ? [slip.field] : []);
      door.drift.length = 0;
    }
  });

  test('no entry is listed that is not needed', () => {
    slips.expectAllUsed();
    additions.expectAllUsed();
  });
});
