import { readMcpSettings } from './mcp-settings.ts';

export interface McpOptions {
  readonly mode?: string;
  readonly toolsets?: string;
  readonly readonly?: boolean;
}

/** Ends when its input does. Nothing but the protocol goes to stdout. Throws `ConfigError`, or `input_invalid` for an option. */
export async function mcp(env: Readonly<Record<string, string | undefined>>, options: McpOptions): Promise<void> {
  const query = new URLSearchParams();
  if (options.mode) query.set('mode', options.mode);
  if (options.toolsets) query.set('toolsets', options.toolsets);
  if (options.readonly) query.set('readonly', '1');

  const settings = readMcpSettings(env);
  if (settings.through === 'gateway') {
    const { forwardOverStdio } = await import('../surfaces/mcp/stdio-forward.ts');
    const { gatewayUrl, apiKey } = settings;
    const onProblem = (problem: string) => console.error(problem);
    const handle = forwardOverStdio({ gatewayUrl, apiKey, query: query.toString(), onProblem });
    await inputEnded();
    await handle.close();
    return;
  }
  const [{ composeDirect }, { serveOverStdio }, { readOptions }, { regionUrls }] = await Promise.all([
    import('../direct.ts'),
    import('../surfaces/mcp/stdio.ts'),
    import('../surfaces/mcp/options.ts'),
    import('@gatehouse/connector'),
  ]);
  const { token, region, apiUrl } = settings;
  const direct = composeDirect({ token, region, apiUrls: apiUrl === null ? regionUrls : { us: apiUrl, eu: apiUrl, au: apiUrl } });
  const handle = serveOverStdio({ ...direct, options: readOptions(query), onError: (error) => console.error(error) });
  await inputEnded();
  await handle.close();
  await direct.close();
}

const inputEnded = () => new Promise<void>((resolve) => process.stdin.once('end', resolve).once('close', resolve));
