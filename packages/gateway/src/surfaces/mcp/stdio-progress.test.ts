import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHeldPages } from './testing/held-pages.ts';

const main = join(import.meta.dirname, '../../main.mjs');

let world: Awaited<ReturnType<typeof startHeldPages>>;
beforeAll(async () => {
  world = await startHeldPages();
});
afterAll(() => world.stop());

test.each(['legacy', 'modern'] as const)('through the forwarder, how far a list is read is told while it is read (%s)', async (era) => {
  world.begin();
  const mode = era === 'legacy' ? 'legacy' : { pin: '2026-07-28' };
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  const env = { GATEHOUSE_URL: world.url, GATEHOUSE_API_KEY: world.secret };
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [main, 'mcp'], env }));
  const told: unknown[] = [];
  await client.callTool(world.asked, {
    onprogress: (progress) => {
      told.push(progress);
      world.hear();
    },
  });
  await client.close();
  // The last may come together with the answer; the client drops it then.
  expect(told.slice(0, 2)).toEqual(world.expected.slice(0, 2));
});
