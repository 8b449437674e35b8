import { ProtocolError, ProtocolErrorCode, Server, type ServerContext } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { version } from '../../version.ts';
import { capabilities, instructions, serverInfo } from './about.ts';
import { type Reply, readReply } from './stdio-reply.ts';
import { type Conversation, createWire } from './stdio-wire.ts';

// The catalogue is not imported: the gateway has it, and this process should list tools as soon as it is started.

export interface ForwardOptions {
  /** The gateway's address, as people open it. */
  readonly gatewayUrl: string;
  readonly apiKey: string;
  /** Such as `readonly=1&mode=lean`. */
  readonly query?: string;
  readonly timeoutMs?: number;
  /** Told once of each way in which the gateway cannot be used; a host shows it where it shows stderr. */
  readonly onProblem?: (problem: string) => void;
}

const protocolVersion = '2026-07-28';

/** Passes MCP on stdio to a gateway over HTTP; the gateway decides everything. */
export function forwardOverStdio(options: ForwardOptions): Conversation {
  const { onProblem = () => {} } = options;
  const told = new Set<string>();
  const problem = (text: string, code = ProtocolErrorCode.InternalError) => {
    if (!told.has(text)) onProblem(text);
    told.add(text);
    return new ProtocolError(code, text);
  };
  const ask = createAsk(options, problem);
  const { transport, over } = createWire(process.stdin, process.stdout);
  const { close } = serveStdio(
    () => {
      const server = new Server(serverInfo, { capabilities, instructions });
      server.setRequestHandler('tools/list', async (_, { mcpReq }) => (await ask('tools/list', {}, mcpReq)) as never);
      server.setRequestHandler(
        'tools/call',
        async ({ params }, { mcpReq }) =>
          (await ask('tools/call', { name: params.name, arguments: params.arguments ?? {} }, mcpReq)) as never,
      );
      return server;
    },
    { transport, onerror: () => {} },
  );
  return { over, close };
}

type Asking = Pick<ServerContext['mcpReq'], '_meta' | 'notify' | 'signal'>;
type Ask = (method: string, params: Readonly<Record<string, unknown>>, asking: Asking) => Promise<Readonly<Record<string, unknown>>>;

function createAsk(options: ForwardOptions, problem: (text: string, code?: number) => ProtocolError): Ask {
  const { gatewayUrl, apiKey, query, timeoutMs = 60_000 } = options;
  // What a host is given for MCP over HTTP is that address with `/mcp`.
  const address = `${gatewayUrl.replace(/\/+$/, '').replace(/\/mcp$/, '')}/mcp${query === undefined || query === '' ? '' : `?${query}`}`;
  let lastId = 0;

  return async (method, params, { signal, notify, _meta }) => {
    lastId += 1;
    const name = params['name'];
    // The name travels in a header, too, which takes no other characters; no tool has them.
    if (name !== undefined && !/^[\x21-\x7e]+$/.test(String(name))) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is no tool of that name.');
    }
    const meta = {
      'io.modelcontextprotocol/protocolVersion': protocolVersion,
      'io.modelcontextprotocol/clientInfo': { name: 'gatehouse-stdio', version },
      'io.modelcontextprotocol/clientCapabilities': {},
      ...(_meta?.progressToken === undefined ? {} : { progressToken: _meta.progressToken }),
    };
    const failed = (what: string) => (cause: unknown) => {
      if (signal.aborted) throw cause;
      const late = (cause as Error | null)?.name === 'TimeoutError';
      throw problem(late ? `The gateway at ${address} did not answer within ${timeoutMs / 1000} seconds.` : what);
    };
    const body = encode({ jsonrpc: '2.0', id: lastId, method, params: { ...params, _meta: meta } });
    const response = await fetch(address, {
      method: 'POST',
      // A key must not travel to wherever an address was moved.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': protocolVersion,
        'mcp-method': method,
        ...(name === undefined ? {} : { 'mcp-name': String(name) }),
      },
      body,
    }).catch(failed(`No gateway answers at ${address}. Check GATEHOUSE_URL, and that the gateway runs.`));
    const answer = await readReply(response, (progress) => notify(progress).catch(() => {})).catch(
      failed(`The gateway at ${address} ended its answer before it was whole. Look whether what you asked for was done.`),
    );
    if (answer?.result) return answer.result;
    throw problem(describe(response.status, address, answer?.error), answer?.error?.code);
  };
}

/** Node reads JSON of any depth, and writes it only so deep. */
function encode(message: unknown): string {
  try {
    return JSON.stringify(message);
  } catch {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'The arguments are nested too deeply.');
  }
}

function describe(status: number, address: string, error: Reply['error']): string {
  if (status >= 300 && status < 400) return `${address} redirects elsewhere. Set GATEHOUSE_URL to the gateway's own address.`;
  if (error === undefined) return `${address} is not a Gatehouse gateway (it answered ${status}). Check GATEHOUSE_URL.`;
  if (status === 401)
    return `The gateway at ${address} does not accept GATEHOUSE_API_KEY: it is mistyped or revoked. Ask an administrator for a new key.`;
  const fix = error.data?.fix;
  return `${error.message}.${typeof fix === 'string' ? ` ${fix}` : ''}`;
}
