import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallsWorld, startCalls } from '../calls/testing/start-calls.ts';
import { startIntercom } from '../calls/testing/start-intercom.ts';
import { restMount } from '../surfaces/rest/rest.ts';
import { mostCallBytes, readCallBytes } from './bodies.ts';
import { serveMounts } from './testing/serve-mounts.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let secret: () => Promise<string>;

beforeAll(async () => {
  intercom = await startIntercom(() => ({ status: 200, body: { type: 'tag', id: '1', name: 'packed' } }));
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', 'tok');
  // Refusals of one key are bounded.
  secret = async () => (await rooms.group(`Tags ${randomUUID()}`, [[connection, ['tags:write']]])).secret;
  server = await serveMounts(() => [restMount(rooms)]);
});
afterAll(async () => {
  await server.close();
  await rooms.stop();
  await intercom.stop();
});
beforeEach(() => {
  intercom.asked.length = 0;
});

interface Sent {
  readonly packed?: string;
  readonly said: boolean;
}

/** With Node's own client, which sends the body in pieces and reads an answer that comes before its end. */
async function post(body: Uint8Array, { packed, said }: Sent): Promise<{ status: number; text: string }> {
  const headers = {
    authorization: `Bearer ${await secret()}`,
    'content-type': 'application/json',
    ...(packed === undefined ? {} : { 'content-encoding': packed }),
    ...(said ? { 'content-length': body.length } : {}),
  };
  return new Promise((resolve, reject) => {
    const asking = request(`${server.url}/intercom/main/tags`, { method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    // Whoever has answered reads no more.
    asking.on('error', (cause) => setImmediate(reject, cause));
    for (let at = 0; at < body.length; at += 65_536) asking.write(body.subarray(at, at + 65_536));
    asking.end();
  });
}

const tag = Buffer.from('{"name":"packed"}');
const ways: [string, (bytes: Uint8Array) => Uint8Array][] = [
  ['gzip', gzipSync],
  ['X-Gzip', gzipSync],
  ['deflate', deflateSync],
  ['DEFLATE', deflateRawSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
  ['gzip, br', (bytes) => brotliCompressSync(gzipSync(bytes))],
  ['identity', (bytes) => bytes],
];

test('room is asked for what is unpacked, and for the layers within', async () => {
  const body = new Uint8Array(100_000);
  for (const [packed, pack] of ways) {
    const taken: number[] = [];
    const app = new Hono().post('/', async (c) => {
      expect(await readCallBytes(c, (bytes) => void taken.push(bytes))).toHaveLength(body.length);
      return c.body(null);
    });
    const headers = { 'content-encoding': packed, 'transfer-encoding': 'chunked' };
    expect((await app.request('/', { method: 'POST', headers, body: new Uint8Array(pack(body)) })).status).toBe(200);
    const within = packed.includes(',') ? mostCallBytes : 0;
    expect([packed, taken.reduce((sum, bytes) => sum + bytes, 0)]).toEqual([packed, body.length + within]);
  }
});

describe.each([true, false])('with Content-Length: %s', (said) => {
  test.each(ways)('a body packed with %s is read as what it holds', async (packed, pack) => {
    expect(await post(pack(tag), { packed, said })).toMatchObject({ status: 200 });
    expect(intercom.asked.map(({ body }) => body)).toEqual([tag.toString()]);
  });

  test.each(ways)('one of %s above the bound is refused with the bound', async (packed, pack) => {
    const answer = await post(pack(Buffer.alloc(mostCallBytes + 1, ' ')), { packed, said });
    expect(answer).toEqual({ status: 413, text: expect.stringContaining(String(mostCallBytes)) });
    expect(intercom.asked).toEqual([]);
  });

  test.each(ways.filter(([packed]) => packed !== 'identity'))('what is not %s, or cut short, is refused', async (packed, pack) => {
    for (const body of [tag, pack(Buffer.alloc(1000, 'x')).subarray(0, -5)]) {
      expect(await post(body, { packed, said })).toEqual({ status: 400, text: expect.stringContaining('Content-Encoding') });
    }
    expect(intercom.asked).toEqual([]);
  });

  test.each(['compress', 'gzip, rot13', 'gzip;q=1'])('%j is refused by its name', async (packed) => {
    const answer = await post(gzipSync(tag), { packed, said });
    expect(answer).toEqual({ status: 415, text: expect.stringMatching(/Content-Encoding names .*known are gzip/) });
  });
});
