import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@gatehouse/connector';
import { createSandbox, type Listening } from '@gatehouse/sandbox';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallsWorld, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { serveMounts } from '../../packages/gateway/src/http/testing/serve-mounts.ts';
import { listScopes } from '../../packages/gateway/src/management/scopes/handlers.ts';
import { mcpMount } from '../../packages/gateway/src/surfaces/mcp/http.ts';
import { fullSize } from '../../packages/sandbox/src/state/world.ts';
import { agent } from '../../tests/e2e/product.ts';
import { counting } from '../tasks/agent.ts';
import { stateOf } from '../tasks/state.ts';
import { prompts } from './index.ts';
import { tried } from './tried.ts';

/** All phrasings of all prompts, by what an agent asks for now, through the gateway's MCP surface, with the preset that promises them. */

// The sandbox's time stands still, so that nobody leaves a segment on the way.
const at = Date.now();
const day = 86_400_000;
const sandbox = createSandbox({ seed: 1, region: 'US', rateLimit: 1_000_000, clock: { ...systemClock, now: () => at } });
const state = stateOf({ seed: 1, now: (Math.floor(at / day) * day) / 1000, size: fullSize, region: 'US' }, at / 1000);
let intercom: Listening;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let client: Client;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', sandbox.mintToken());
  const scopes = listScopes(false).presets.find(({ id }) => id === 'example')?.scopes ?? [];
  const { secret } = await rooms.group('Example workflow', [[connection, scopes]]);
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  client = await agent(server.url, secret);
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rooms.stop();
  await sandbox.close();
});

test.each(prompts)('$prompt, in three phrasings', async ({ given: from, phrasings }) => {
  const given = from(state);
  const { ask } = counting(client);
  for (const phrasing of phrasings)
    expect({ says: phrasing.says(given), why: await tried(phrasing, 'after', { state, given, ask, beside: ask }) }).toEqual({
      says: phrasing.says(given),
      why: undefined,
    });
});

test('the prompts that the documentation suggests are among them', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/agents.md'), 'utf8');
  const suggested = [...(text.split('## Things to ask')[1] ?? '').matchAll(/^\* (.+)$/gm)].map(([, line]) => plain(line ?? ''));
  expect(suggested.length).toBeGreaterThanOrEqual(3);
  const known = new Set(prompts.map(({ prompt }) => plain(prompt)));
  expect(suggested.filter((line) => !known.has(line))).toEqual([]);
});

const plain = (line: string) => line.trim().replace(/\.$/, '');
