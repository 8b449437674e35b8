import { checkOutbound } from '../outbound/settings.ts';
import type { ConversationEnd } from '../surfaces/mcp/stdio-wire.ts';
import { readMcpSettings } from './mcp-settings.ts';

export interface McpOptions {
  readonly mode?: string;
  readonly toolsets?: string;
  readonly readonly?: boolean;
}

/** Ends when its input does, with the exit code 0, or 1 when it could not go on. Nothing but the protocol goes to stdout. Throws `ConfigError`, or `input_invalid` for an option. */
export async function mcp(env: Readonly<Record<string, string | undefined>>, options: McpOptions): Promise<number> {
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
    return codeOf(await handle.over);
  }
  const [{ composeDirect }, { serveOverStdio }, { readOptions }, { regionUrls }] = await Promise.all([
    import('../direct.ts'),
    import('../surfaces/mcp/stdio.ts'),
    import('../surfaces/mcp/options.ts'),
    import('@gatehouse/connector/operations'),
  ]);
  const { token, region, apiUrl, experimental, outbound } = settings;
  const apiUrls = apiUrl === null ? regionUrls : { us: apiUrl, eu: apiUrl, au: apiUrl };
  checkOutbound(apiUrls[region], outbound);
  const direct = composeDirect({
    token,
    region,
    apiUrls,
    experimental,
    outbound,
  });
  const handle = serveOverStdio({ ...direct, options: readOptions(query), onError: (error) => console.error(error) });
  const ending = await handle.over;
  await direct.close();
  return codeOf(ending);
}

function codeOf(ending: ConversationEnd): number {
  // A host may keep it open for good.
  process.stdin.destroy();
  if (ending === 'ended') return 0;
  console.error('The conversation cannot go on: a message was longer than 16 MiB, or nobody reads the answers.');
  return 1;
}
