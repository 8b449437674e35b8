import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimed, type Installation, use } from './product.ts';

const main = join(import.meta.dirname, '../../packages/gateway/src/main.ts');
let product: Installation;

beforeAll(async () => {
  product = await claimed();
});

afterAll(() => product?.stop());

async function host(env: Record<string, string>, args: string[] = []) {
  const client = new Client({ name: 'host', version: '1.0.0' });
  const transport = new StdioClientTransport({ command: process.execPath, args: [main, 'mcp', ...args], env, stderr: 'pipe' });
  let stderr = '';
  transport.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const begun = performance.now();
  await client.connect(transport);
  const { tools } = await client.listTools();
  return { client, tools, ms: performance.now() - begun, stderr: () => stderr };
}

describe('gatehouse mcp, as a host starts it', () => {
  it('goes through a gateway with a key, and sees what the key may do', async () => {
    const { secret } = await product.key(['contacts:read']);
    const { client, tools, ms } = await host({ GATEHOUSE_URL: product.url, GATEHOUSE_API_KEY: secret });
    const names = tools.map((tool) => tool.name);
    expect(names).toContain('intercom_list_all_contacts');
    expect(names).not.toContain('intercom_list_articles');
    expect((await use(client, 'intercom_list_all_contacts', { per_page: 2 })).body).toMatchObject({ rows: [{}, {}] });
    expect((await use(client, 'intercom_list_articles', {})).text).toContain('articles:read');
    await client.close();
    console.log(`stdio through a gateway: first list after ${Math.round(ms)} ms`);
  });

  it('talks to Intercom itself with an access token', async () => {
    const minted = await fetch(`${product.sandboxUrl}/_sandbox/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { token } = (await minted.json()) as { token: string };
    const { client, tools, ms, stderr } = await host({ INTERCOM_ACCESS_TOKEN: token, INTERCOM_API_URL: product.sandboxUrl });
    expect(tools.map((tool) => tool.name)).toContain('intercom_reply_to_conversation');
    expect((await use(client, 'intercom_list_articles', {})).isError).toBe(false);
    expect((await use(client, 'intercom_get_contact_by_id', { contact_id: 'nobody' })).text).toContain('upstream_not_found');
    await client.close();
    expect(stderr()).not.toContain(token);
    console.log(`stdio direct: first list after ${Math.round(ms)} ms`);
  });

  it('narrows its list as it is told', async () => {
    const { secret } = await product.key(['contacts:read', 'conversations:read', 'conversations:write']);
    const { client, tools } = await host({ GATEHOUSE_URL: product.url, GATEHOUSE_API_KEY: secret }, ['--readonly']);
    expect(tools.map((tool) => tool.name)).not.toContain('intercom_reply_to_conversation');
    await client.close();
  });

  it.each([
    ['nothing is set', {}, 'INTERCOM_ACCESS_TOKEN'],
    ['only the address is set', { GATEHOUSE_URL: 'http://127.0.0.1:1' }, 'GATEHOUSE_API_KEY'],
    ['the region is none', { INTERCOM_ACCESS_TOKEN: 'x', INTERCOM_REGION: 'mars' }, 'INTERCOM_REGION'],
    ['the token has a space', { INTERCOM_ACCESS_TOKEN: 'a b' }, 'INTERCOM_ACCESS_TOKEN'],
  ])('says what to set when %s', async (_title, env, setting) => {
    const { spawnSync } = await import('node:child_process');
    const { status, stderr, stdout } = spawnSync(process.execPath, [main, 'mcp'], { env, input: '', encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain(setting);
    expect(stdout).toBe('');
  });

  it('says that the key is refused', async () => {
    const failure = await host({ GATEHOUSE_URL: product.url, GATEHOUSE_API_KEY: 'gh_wrong' }).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(failure).toMatch(/key/i);
  });
});
