import { ConfigError } from '../errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Ends when its input does. Nothing but the protocol goes to stdout. */
export async function mcp(env: Env, options: { mode?: string; toolsets?: string; readonly?: boolean }): Promise<void> {
  const query = new URLSearchParams();
  if (options.mode) query.set('mode', options.mode);
  if (options.toolsets) query.set('toolsets', options.toolsets);
  if (options.readonly) query.set('readonly', '1');

  const [gatewayUrl, apiKey, token] = ['GATEHOUSE_URL', 'GATEHOUSE_API_KEY', 'INTERCOM_ACCESS_TOKEN'].map((name) => env[name]?.trim());
  if (gatewayUrl || apiKey) {
    if (!gatewayUrl)
      throw new ConfigError('GATEHOUSE_URL', 'is missing, while GATEHOUSE_API_KEY is set', 'Set the address of the gateway.');
    if (!apiKey)
      throw new ConfigError('GATEHOUSE_API_KEY', 'is missing, while GATEHOUSE_URL is set', 'Make a key in the console under Keys.');
    if (!isWebAddress(gatewayUrl))
      throw new ConfigError('GATEHOUSE_URL', 'is not an http or https address', 'Use one such as https://gatehouse.example.com.');
    if (!/^[\x21-\x7e]+$/.test(apiKey))
      throw new ConfigError('GATEHOUSE_API_KEY', 'is not an API key', 'Copy the whole key, without spaces.');
    const { forwardOverStdio } = await import('../surfaces/mcp/stdio-forward.ts');
    const onProblem = (problem: string) => console.error(problem);
    const handle = forwardOverStdio({ gatewayUrl, apiKey, query: query.toString(), onProblem });
    await inputEnded();
    await handle.close();
    return;
  }
  if (!token) {
    throw new ConfigError(
      'INTERCOM_ACCESS_TOKEN',
      'is missing',
      'Set it to talk to Intercom directly, or GATEHOUSE_URL and GATEHOUSE_API_KEY to go through a gateway.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) throw new ConfigError('INTERCOM_ACCESS_TOKEN', 'is not an access token', 'Paste it without spaces.');
  const region = env['INTERCOM_REGION']?.trim() || 'us';
  if (region !== 'us' && region !== 'eu' && region !== 'au')
    throw new ConfigError('INTERCOM_REGION', 'is not a region', 'Use us, eu or au.');
  const apiUrl = env['INTERCOM_API_URL']?.trim().replace(/\/+$/, '') || undefined;
  if (apiUrl !== undefined && !isWebAddress(apiUrl))
    throw new ConfigError('INTERCOM_API_URL', 'is not an http or https address', 'Leave it out, or name a sandbox.');
  const [{ composeDirect }, { serveOverStdio }, { readOptions }, { regionUrls }] = await Promise.all([
    import('../direct.ts'),
    import('../surfaces/mcp/stdio.ts'),
    import('../surfaces/mcp/options.ts'),
    import('@gatehouse/connector'),
  ]);
  const apiUrls = apiUrl === undefined ? regionUrls : { us: apiUrl, eu: apiUrl, au: apiUrl };
  const direct = composeDirect({ token, region, apiUrls });
  const handle = serveOverStdio({ ...direct, options: readOptions(query), onError: (error) => console.error(error) });
  await inputEnded();
  await handle.close();
  await direct.close();
}

const isWebAddress = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '');

const inputEnded = () => new Promise<void>((resolve) => process.stdin.once('end', resolve).once('close', resolve));
