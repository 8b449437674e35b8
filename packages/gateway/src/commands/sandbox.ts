import { join } from 'node:path';
import { createSandbox, issuedToken } from '@gatehouse/sandbox';
import type { Config, IntercomConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { callbackPaths } from '../vault/callback-paths.ts';

const clientId = 'gatehouse-local';
const stateFile = (dataDir: string) => join(dataDir, 'sandbox.jsonl');

/** Whether the sandbox of the data folder gave the token out, running or not. */
export const isOfSandbox = (dataDir: string, token: string): Promise<boolean> => issuedToken(stateFile(dataDir), token);

/** The Intercom to talk to while there is none of one's own. It keeps what happens in the data folder. */
export async function startSandbox(
  config: Config,
  clientSecret: string,
): Promise<{ url: string; intercom: IntercomConfig; close(): Promise<void> }> {
  const sandbox = createSandbox({
    stateFile: stateFile(config.dataDir),
    apps: [{ clientId, clientSecret, name: 'Gatehouse', redirectUrls: callbackPaths.map((path) => config.publicUrl + path) }],
  });
  try {
    const { url } = await sandbox.listen(config.sandboxPort, '127.0.0.1');
    const intercom: IntercomConfig = {
      mode: 'sandbox',
      clientId,
      clientSecret,
      authorizeUrl: `${url}/oauth`,
      defaultRegion: 'us',
      apiUrls: { us: url, eu: url, au: url },
    };
    return { url, intercom, close: () => sandbox.close() };
  } catch (cause) {
    await sandbox.close();
    if ((cause as { code?: unknown }).code !== 'EADDRINUSE') throw cause;
    throw new ConfigError(
      'GATEHOUSE_SANDBOX_PORT',
      `the port ${config.sandboxPort} is taken by another program`,
      'End that program, or set another port (0 takes any free one).',
      { cause },
    );
  }
}
