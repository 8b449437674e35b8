import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { startSandbox } from './sandbox.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-sandbox-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const configOf = (sandboxPort: string) =>
  readConfig({ GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_SANDBOX_PORT: sandboxPort, GATEHOUSE_URL: 'https://gate.example.com' });

test('is the Intercom of every region, knows the callbacks, and keeps its state in the data folder', async () => {
  const { url, intercom, close } = await startSandbox(configOf('0'), 'secret');
  try {
    expect(intercom).toMatchObject({ mode: 'sandbox', clientId: 'gatehouse-local', clientSecret: 'secret', authorizeUrl: `${url}/oauth` });
    expect(new Set(Object.values(intercom.apiUrls))).toEqual(new Set([url]));
    const asked = new URL(intercom.authorizeUrl);
    asked.search = String(
      new URLSearchParams({
        client_id: 'gatehouse-local',
        state: 's',
        redirect_uri: 'https://gate.example.com/api/auth/intercom/callback',
      }),
    );
    expect((await fetch(asked)).status).toBe(200);
    asked.searchParams.set('redirect_uri', 'https://elsewhere.example.com/api/auth/intercom/callback');
    expect((await fetch(asked)).status).toBeGreaterThanOrEqual(400);
    expect(existsSync(join(dataDir, 'sandbox.jsonl'))).toBe(true);
  } finally {
    await close();
  }
});

test('lets go of its state file when its port is taken', async () => {
  const first = await startSandbox(configOf('0'), 'secret');
  const { port } = new URL(first.url);
  const other = mkdtempSync(join(tmpdir(), 'gatehouse-sandbox-'));
  const config = { ...configOf(port), dataDir: other };
  try {
    for (const _ of [1, 2]) {
      await expect(startSandbox(config, 'secret')).rejects.toMatchObject({
        setting: 'GATEHOUSE_SANDBOX_PORT',
        message: expect.stringContaining(port),
        fix: expect.stringContaining('another port'),
      });
    }
  } finally {
    await first.close();
  }
  await (await startSandbox(config, 'secret')).close();
  rmSync(other, { recursive: true });
});
