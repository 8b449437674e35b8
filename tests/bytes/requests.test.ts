import { operations } from '@gatehouse/connector';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { absent, isThere } from '../description/description.ts';
import { startDoor, startRecorder } from './door.ts';
import { requestFor, requestsOf } from './examples.ts';
import { fragile, withField, writings } from './writings.ts';

let intercom: Awaited<ReturnType<typeof startRecorder>>;
let door: Awaited<ReturnType<typeof startDoor>>;

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

const odd = "a~b%2Bc:d@e!f*(g)%7e'h,=&".replace('&', '%26');
describe.each(operations.map((o) => [o.name, o] as const))('%s', (name, operation) => {
  it('passes', async () => {
    const request = await requestFor(operation);
    const [, query = ''] = request.path.split('?');
    const path = operation.path.replaceAll(/\{\w+\}/g, odd) + `?${query === '' ? '' : `${query}&`}utm_source=it's%20(a)~!*;/?:@|"<\`^{}[]\\&_=%7e+%2B`;
    {
      intercom.asked.length = 0;
      const got = await door.send({ ...request, path });
      const [asked] = intercom.asked;
      if (asked?.target !== path) console.log('PATH', name, path, asked?.target, got.status, got.bytes.toString().slice(0, 300));
    }
    for (const { name: title, value } of requestsOf(operation)) {
      for (const { name: written, write } of writings) {
        const given = write(value);
        const bytes = Buffer.from(withField(given, 'added_later', fragile));
        intercom.asked.length = 0;
        const got = await door.send({ method: operation.method, path: operation.path.replaceAll(/\{\w+\}/g, '5310d8e7598c9a0b24000002'), body: bytes });
        const [asked] = intercom.asked;
        if (!asked?.bytes.equals(bytes)) { console.log('BODY', name, title, written, '->', got.status, got.bytes.toString().slice(0, 600), '<<', given.slice(0,100)); break; }
      }
    }
  });
});
