import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHeldPages } from './testing/held-pages.ts';

let world: Awaited<ReturnType<typeof startHeldPages>>;
beforeAll(async () => {
  world = await startHeldPages();
});
afterAll(() => world.stop());

describe.each(['legacy', 'modern'] as const)('how far a list is read (%s)', (era) => {
  const call = async (onprogress?: (told: unknown) => void) => {
    world.begin();
    const mode = era === 'legacy' ? 'legacy' : { pin: '2026-07-28' };
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
    const headers = { authorization: `Bearer ${world.secret}` };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${world.url}/mcp`), { requestInit: { headers } }));
    const answer = (await client.callTool(world.asked, onprogress && { onprogress })) as CallToolResult;
    await client.close();
    return answer;
  };

  test('is told while it is read, to whoever asks', async () => {
    const told: unknown[] = [];
    const answer = await call((progress) => {
      told.push(progress);
      world.hear();
    });
    expect(answer.content).toEqual([{ type: 'text', text: expect.stringContaining('contact-3-2') }]);
    // The last may come together with the answer; the client drops it then.
    expect(told.slice(0, 2)).toEqual(world.expected.slice(0, 2));
  });
});
