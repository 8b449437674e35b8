import { operations } from '@gatehouse/connector';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { absent, isThere } from '../description/description.ts';
import { type Answer, startDoor, startRecorder } from './door.ts';
import { answersOf, requestFor } from './examples.ts';
import { fragile, withField, writings } from './writings.ts';

let intercom: Awaited<ReturnType<typeof startRecorder>>;
let door: Awaited<ReturnType<typeof startDoor>>;
let answer: Partial<Answer>;

const me = { type: 'admin', id: '1', name: 'A', email: 'a@b.c', app: { type: 'app', id_code: 'ws-main', name: 'x', region: 'US' } };

beforeAll(async () => {
  intercom = await startRecorder(({ target }) => (target === '/me' && answer.status === 401 ? { bytes: Buffer.from(JSON.stringify(me)) } : answer));
  door = await startDoor(intercom.url);
});
beforeEach(() => {
  door.drift.length = 0;
});
afterAll(async () => {
  await door.stop();
  await intercom.stop();
});

test('examples', ({ skip }) => skip(!isThere, absent));

describe.each(operations.map((o) => [o.name, o] as const))('%s', (name, operation) => {
  it('passes', async () => {
    const request = await requestFor(operation);
    for (const { status, name: title, value } of answersOf(operation)) {
      for (const { name: written, write } of writings) {
        const given = write(value);
        const bytes = Buffer.from(typeof value==='object' && value && !Array.isArray(value) ? withField(given, 'added_later', fragile) : given);
        answer = { status, bytes };
        const got = await door.send(request);
        if (got.status !== status || !got.bytes.equals(bytes)) { console.log(name, status, title, written, '->', got.status, got.bytes.toString().slice(0, 300), '<<', bytes.toString().slice(0,0)); break; }
      }
    }
    if (door.drift.length) console.log('DRIFT', name, JSON.stringify(door.drift));
  });
});
