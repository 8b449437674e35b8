import { operations } from '@gatehouse/connector';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { formOf } from '../../packages/sandbox/src/testing/samples.ts';
import { absent, isThere } from '../description/description.ts';
import { sampleOf } from '../description/exchange.ts';
import { startDoor, startRecorder } from './door.ts';
import { byOperation, createSlipCount, requestFor, requests } from './examples.ts';
import { refusedAtTheDoor } from './slips.ts';
import { fragile, nextWritings, withField } from './writings.ts';

let intercom: Awaited<ReturnType<typeof startRecorder>>;
let door: Awaited<ReturnType<typeof startDoor>>;
const slips = createSlipCount(refusedAtTheDoor);

beforeAll(async () => {
  intercom = await startRecorder(() => ({}));
  door = await startDoor(intercom.url);
});
beforeEach(() => {
  intercom.asked.length = 0;
});
afterAll(async () => {
  await door.stop();
  await intercom.stop();
});

test("requests are those of Intercom's own description", ({ skip }) => {
  skip(!isThere, absent);
  expect(requests.length).toBeGreaterThan(180);
});

// Not here where Intercom's descriptions are absent, which the test above says.
describe.runIf(isThere)('each request that the description shows reaches Intercom byte for byte, however it is written', () => {
  it.each(byOperation(requests))('%s', async (_, examples) => {
    for (const { operation, pointer, value } of examples) {
      const path = operation.path.replaceAll(/\{\w+\}/g, '5310d8e7598c9a0b24000002');
      const refused = slips.at(pointer);
      for (const { name, write } of nextWritings(1)) {
        intercom.asked.length = 0;
        const body = Buffer.from(withField(write(value), 'added_later', fragile));
        const { status, bytes } = await door.send({ method: operation.method, path, body });
        if (refused) {
          expect({ status, asked: intercom.asked, text: String(bytes) }).toEqual({
            status: 400,
            asked: [],
            text: expect.stringContaining(`"field":"${refused.field}"`),
          });
          continue;
        }
        const [asked] = intercom.asked;
        const at = `${pointer}, ${name}: ${bytes}`;
        expect([asked?.method, asked?.target, asked?.headers['content-length']], at).toEqual([operation.method, path, String(body.length)]);
        expect(String(asked?.bytes), at).toBe(String(body));
        expect(asked?.bytes.equals(body), at).toBe(true);
      }
    }
  });

  test('no entry is listed that is not needed', slips.expectAllUsed);
});

/** What may stand in an address as it is, and what need not be encoded but is. */
const oddId = "a~b%2Bc:d@e!f*(g)%7e'h,=%26$";
const oddQuery = `utm_source=it's%20(a)~!*;/?:@|"<\`^{}[]\\&_=%7e+%2B&utm_medium`;

describe('each address reaches Intercom letter by letter', () => {
  it.each(operations.map((operation) => [operation.name as string, operation] as const))('%s', async (name, operation) => {
    const request = await requestFor(operation);
    const [, query] = request.path.split('?');
    const path = `${operation.path.replaceAll(/\{\w+\}/g, oddId)}?${query === undefined ? '' : `${query}&`}${oddQuery}`;
    if (operation.form) {
      // What a form's boundary and address are is seen where it goes through as what it is.
      const form = new Response(formOf(operation, await sampleOf(name)));
      const body = Buffer.from(await form.arrayBuffer());
      const type = form.headers.get('content-type') ?? '';
      await door.send({ ...request, body, headers: { 'content-type': type } });
      expect([intercom.asked[0]?.target, intercom.asked[0]?.headers['content-type']]).toEqual([request.path, type]);
      expect(intercom.asked[0]?.bytes.equals(body)).toBe(true);
      return;
    }
    const { bytes } = await door.send({ ...request, path });
    expect(intercom.asked[0]?.target, String(bytes)).toBe(path);
  });
});

test.each([
  ['a ; is no part of an id to every server', '/contacts/a;b', '/contacts/a%3Bb'],
  ['words are the catalogue’s', '/%63ontacts/c1', '/contacts/c1'],
  ['a # ends a query', '/contacts?per_page=1#x', '/contacts?per_page=1'],
  ['a query of nothing is none', '/contacts?', '/contacts'],
])('what can be read in two ways is not sent so: %s', async (_, path, target) => {
  await door.send({ method: 'GET', path });
  expect(intercom.asked.map((asked) => asked.target)).toEqual([target]);
});
