import { ApiError, asRecord, asText } from './api-error.ts';

/** What a key that was tried says, in the words of whoever made it. */
export type Trial =
  | { readonly outcome: 'read'; readonly title: string; readonly rows: number | null }
  /** The key is taken, and its group may not read anything that needs nothing else said. */
  | { readonly outcome: 'nothing-to-read' }
  | { readonly outcome: 'refused'; readonly why: string; readonly fix: string | null };

interface Tool {
  readonly name: string;
  readonly title: string;
}

const revision = '2026-07-28';
/** What assistants are shown, and every read as a tool of its own, for a group whose lists are not among those. */
const [usual, everything] = ['/mcp', '/mcp?mode=full&readonly=1'];

/**
 * Does with a key what an assistant does first: asks what there is, and reads one list of it. It goes the same way (MCP), with the key and
 * without the session of the browser, so that it is decided and recorded as a call of the key.
 */
export async function tryKey(secret: string, connection: string | null): Promise<Trial> {
  const found = (await findList(secret, usual)) ?? (await findList(secret, everything));
  if (!found) return { outcome: 'nothing-to-read' };
  const { tool, path } = found;
  const result = await ask(secret, path, 'tools/call', { name: tool.name, arguments: connection === null ? {} : { connection } });
  const [content] = Array.isArray(result['content']) ? result['content'] : [];
  const body = parse(asText(asRecord(content)['text']) ?? '');
  if (result['isError'] === true) {
    const error = asRecord(body['error'] ?? body);
    return { outcome: 'refused', why: asText(error['message']) ?? 'The call was refused', fix: asText(error['fix']) };
  }
  return { outcome: 'read', title: tool.title, rows: Array.isArray(body['rows']) ? body['rows'].length : null };
}

async function findList(secret: string, path: string): Promise<{ tool: Tool; path: string } | undefined> {
  const { tools } = await ask(secret, path, 'tools/list', {});
  const [tool] = (Array.isArray(tools) ? tools : []).flatMap((one) => toReadable(asRecord(one)));
  return tool && { tool, path };
}

/** A list of something: it reads, asks for nothing, and is none of the tools that find or run others. */
function toReadable(tool: Readonly<Record<string, unknown>>): Tool[] {
  const name = asText(tool['name']) ?? '';
  const required = asRecord(tool['inputSchema'])['required'];
  const reads = asRecord(tool['annotations'])['readOnlyHint'] === true;
  const needsNothing = required === undefined || (Array.isArray(required) && required.length === 0);
  if (!reads || !needsNothing || !/^intercom_list_|_list$/.test(name)) return [];
  return [{ name, title: asText(tool['title']) ?? name }];
}

async function ask(
  secret: string,
  path: string,
  method: string,
  params: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': revision,
    'io.modelcontextprotocol/clientInfo': { name: 'gatehouse-console', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'omit',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': revision,
        'mcp-method': method,
        ...(typeof params['name'] === 'string' ? { 'mcp-name': params['name'] } : {}),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: meta } }),
    });
  } catch (cause) {
    throw new ApiError({ code: 'gateway_unreachable', status: 0, message: 'The gateway could not be reached' }, { cause });
  }
  const reply = readReply(await response.text());
  if ('result' in reply) return asRecord(reply['result']);
  const error = asRecord(reply['error']);
  const { code, fix, request_id } = asRecord(error['data']);
  const message = asText(error['message']) ?? `The gateway answered with status ${response.status}`;
  throw new ApiError({
    code: asText(code) ?? 'unexpected_answer',
    status: response.status,
    message,
    body: { error: { details: { fix }, request_id: request_id ?? response.headers.get('x-request-id') } },
  });
}

/** Plain, or the last event of a stream. */
function readReply(text: string): Readonly<Record<string, unknown>> {
  const events = text.split('\n').filter((line) => line.startsWith('data:'));
  return parse(events.length > 0 ? (events.at(-1) ?? '').slice('data:'.length) : text);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return {};
  }
}
