import { join } from 'node:path';
import { createSandbox, issuedToken } from '@gatehouse/sandbox';
import type { Config, SandboxConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { callbackPaths } from '../vault/callback-paths.ts';

const clientId = 'gatehouse-local';
const stateFile = (dataDir: string) => join(dataDir, 'sandbox.jsonl');

/** Whether the sandbox of the data folder gave the token out, running or not. */
export const isOfSandbox = (dataDir: string, token: string): Promise<boolean> => issuedToken(stateFile(dataDir), token);

/**
 * An Intercom to try things on. It keeps what happens in the data folder. Null where its port is taken, and it runs only for what was
 * connected before Intercom was named: those connections say so.
 */
export async function startSandbox(config: Config, clientSecret: string): Promise<(SandboxConfig & { close(): Promise<void> }) | null> {
  const sandbox = createSandbox({
    stateFile: stateFile(config.dataDir),
    apps: [{ clientId, clientSecret, name: 'Gatehouse', redirectUrls: callbackPaths.map((path) => config.publicUrl + path) }],
  });
  try {
    const { url } = await sandbox.listen(config.sandboxPort, '127.0.0.1');
    return { url, clientId, clientSecret, close: () => sandbox.close() };
  } catch (cause) {
    await sandbox.close();
    if ((cause as { code?: unknown }).code !== 'EADDRINUSE') throw cause;
    if (config.sandbox === 'auto' && config.intercom.named) return null;
    throw new ConfigError(
      'GATEHOUSE_SANDBOX_PORT',
      `the port ${config.sandboxPort} is taken by another program`,
      'End that program, set another port (0 takes any free one), or GATEHOUSE_SANDBOX=off.',
      { cause },
    );
  }
}
