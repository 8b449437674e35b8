import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@gatehouse/connector';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../calls/testing/start-calls.ts';
import { startIntercom } from '../calls/testing/start-intercom.ts';
import { serveMounts } from '../http/testing/serve-mounts.ts';
import type { Connection } from '../store/ports.ts';
import { pages } from './console/pages.ts';
import { createMounts } from './mounts.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let secret: string;
let main: Connection;
const consoleDir = mkdtempSync(join(tmpdir(), 'gatehouse-console-'));

beforeAll(async () => {
  writeFileSync(join(consoleDir, 'index.html'), '<!doctype html><title>Console</title>');
  intercom = await startIntercom(() => ({ status: 200, body: { type: 'contact', id: '1' } }));
  rooms = await startCalls(intercom.url);
  main = await rooms.connect('main', 'tok');
  const tags = await rooms.connect('tags', 'tok');
  ({ secret } = await rooms.group('Everything', [
    [main, everyScope],
    [tags, everyScope],
  ]));
  server = await serveMounts((publicUrl) =>
    createMounts({
      rooms: { ...rooms, people: {}, management: {}, newId: () => 'id', experimental: false } as never,
      publicUrl,
      ready: async () => {},
      onError: () => {},
      consoleDir,
    }),
  );
});
afterAll(async () => {
  rmSync(consoleDir, { recursive: true });
  await server.close();
  await rooms.stop();
  await intercom.stop();
});
beforeEach(() => {
  intercom.asked.length = 0;
});

async function ask(path: string, { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}) {
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: '{}' };
  const answer = await fetch(server.url + path, { method, headers: { authorization: `Bearer ${secret}`, ...headers }, ...body });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

/** The words of the one complaint, in Intercom's form. */
async function told(path: string, method = 'GET'): Promise<string> {
  const { status, text } = await ask(path, { method, headers: { 'content-type': 'application/json' } });
  expect([path, status]).toEqual([path, 404]);
  const list = JSON.parse(text) as { type: string; request_id: string; errors: { code: string; message: string }[] };
  expect([list.type, list.errors.map(({ code }) => code)]).toEqual(['error.list', ['not_found']]);
  expect(list.request_id).toMatch(/./);
  expect(intercom.asked).toEqual([]);
  return list.errors[0]?.message ?? '';
}

const firstWords = [...new Set(operations.map(({ path }) => path.split('/')[1]))];

describe('a base URL that has lost its path', () => {
  test.each(['GET', 'POST', 'PUT', 'DELETE'])('%s is told the base URL, and of ports, at every word of the API', async (method) => {
    expect(firstWords.length).toBeGreaterThan(40);
    for (const word of firstWords) {
      for (const path of [`/${word}`, `/${word}/1`, `/v2/${word}/1`]) {
        const words = await told(path, method);
        expect(words).toContain(`${server.url}/intercom/default`);
        expect(words).toContain('GATEHOUSE_CONNECTION_PORTS');
      }
    }
  });

  test('a browser that goes there sees a page, as before', async () => {
    for (const path of ['/contacts', '/contacts/1', '/nowhere']) {
      const { status, type } = await ask(path, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect([path, status, type]).toEqual([path, 404, expect.stringContaining('text/html')]);
    }
  });

  test('the console keeps its pages and its own form of errors', async () => {
    for (const page of Object.values(pages)) {
      const { status, type } = await ask(page.replaceAll(/\$\w+/g, 'x'), { headers: { accept: 'text/html' } });
      expect([page, status, type]).toEqual([page, 200, expect.stringContaining('text/html')]);
    }
    expect(JSON.parse((await ask('/nowhere')).text)).toMatchObject({ error: { code: 'not_found' } });
    expect(JSON.parse((await ask('/integrations', { method: 'POST' })).text)).toMatchObject({ error: { code: 'method_not_allowed' } });
  });
});

describe('an address of a connection that cannot be one', () => {
  test.each(['/intercom', '/intercom/', '/intercom//contacts'])('%s: the connection is missing', async (path) => {
    expect(await told(path)).toContain(`connection is missing. The base URL is ${server.url}/intercom/default`);
  });

  test.each(['/contacts', '/contacts/1', '/contacts/1/tags', '/companies/list', '/me', '/v2/contacts'])(
    '/intercom%s: it was left out',
    async (path) => {
      expect(await told(`/intercom${path}`)).toContain(`${server.url}/intercom/default${path.replace('/v2', '')}`);
    },
  );

  test.each(['/intercom/main/intercom/main/contacts', '/intercom/main/intercom', '/intercom/main/v2/intercom/main/contacts/1'])(
    '%s: /intercom twice',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        expect(await told(path, method)).toContain(`The base URL is ${server.url}/intercom/main: what follows`);
      }
    },
  );

  test('a connection that is called as a word of the API is reached, and what it lacks is its own', async () => {
    expect((await ask('/intercom/tags/contacts/1')).status).toBe(200);
    expect(intercom.asked.map(({ path }) => path)).toEqual(['/contacts/1']);
  });

  test('an id may be called so', async () => {
    for (const path of ['/contacts/intercom', '/contacts/find_by_external_id/intercom']) {
      expect((await ask(`/intercom/main${path}`)).status).toBe(200);
    }
  });

  test('what is refused for another reason says that reason', async () => {
    expect((await ask('/intercom/nobody/contacts/1')).text).toMatch(/connection_unknown/);
    expect((await ask('/intercom/contacts', { headers: { authorization: 'Bearer gh_x' } })).status).toBe(401);
  });
});

test('a version in the path is named, once and twice', async () => {
  const { secret: plain } = await rooms.group('Readers', [[main, ['contacts:read']]]);
  for (const path of ['/v2/contacts', '/2.11/2.11/contacts']) {
    const { status, text } = await ask(`/intercom/default${path}`, { headers: { authorization: `Bearer ${plain}` } });
    expect([status, text]).toEqual([404, expect.stringContaining('Intercom-Version')]);
  }
});
