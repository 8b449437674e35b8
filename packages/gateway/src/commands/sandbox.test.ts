import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Config, readConfig } from '../config.ts';
import { startSandbox } from './sandbox.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-sandbox-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const configOf = (sandboxPort: string) =>
  readConfig({ GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_SANDBOX_PORT: sandboxPort, GATEHOUSE_URL: 'https://gate.example.com' });

const started = async (config: Config) => {
  const sandbox = await startSandbox(config, 'secret');
  if (sandbox === null) throw new Error('does not run');
  return sandbox;
};

test('knows the callbacks, and keeps its state in the data folder', async () => {
  const { url, clientId, clientSecret, close } = await started(configOf('0'));
  try {
    expect([clientId, clientSecret]).toEqual(['gatehouse-local', 'secret']);
    const asked = new URL(`${url}/oauth`);
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
  const first = await started(configOf('0'));
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
    // What runs for the sake of an earlier connection alone does not keep the gateway from starting.
    const named = { ...config, intercom: { ...config.intercom, named: true } };
    expect(await startSandbox(named, 'secret')).toBeNull();
    await expect(startSandbox({ ...named, sandbox: 'on' }, 'secret')).rejects.toMatchObject({ setting: 'GATEHOUSE_SANDBOX_PORT' });
  } finally {
    await first.close();
  }
  await (await started(config)).close();
  rmSync(other, { recursive: true });
});
