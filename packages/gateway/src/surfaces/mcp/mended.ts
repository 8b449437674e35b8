import { legacyRevisions } from './opening.ts';
import { isRecord } from './record.ts';

/**
 * A message as it is meant, before the library looks at its form: what it refuses there comes to no handler, so nobody would be told
 * in words that help, and nothing of it would stand in Activity.
 */
export function mended(message: unknown): unknown {
  return Array.isArray(message) ? message.map(mendedOne) : mendedOne(message);
}

function mendedOne(message: unknown): unknown {
  if (!isRecord(message)) return message;
  if (message['method'] === 'tools/call' && message['id'] !== undefined) return asCall(message);
  const { params, ...rest } = message;
  const given = params === null ? rest : message;
  if (message['method'] === 'tools/list') return withoutNullCursor(given);
  return message['method'] === 'initialize' ? asOpening(given) : given;
}

/** Whoever calls by hand says less of itself than the protocol asks for. */
function asOpening(message: Record<string, unknown>): unknown {
  const params = isRecord(message['params']) ? message['params'] : {};
  const { protocolVersion, capabilities, clientInfo } = params;
  const client = isRecord(clientInfo) ? clientInfo : {};
  const named = typeof client['name'] === 'string' && typeof client['version'] === 'string';
  if (typeof protocolVersion === 'string' && isRecord(capabilities) && named) return message;
  return {
    ...message,
    params: {
      ...params,
      protocolVersion: typeof protocolVersion === 'string' ? protocolVersion : legacyRevisions[0],
      capabilities: isRecord(capabilities) ? capabilities : {},
      clientInfo: { ...client, name: textOf(client['name']), version: textOf(client['version']) },
    },
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : 'unknown');

/** Some clients say so that they want the first page. Any other is text, as the library asks, so that it is refused in words. */
function withoutNullCursor(message: Record<string, unknown>): unknown {
  const { params } = message;
  if (!isRecord(params) || typeof params['cursor'] === 'string' || params['cursor'] === undefined) return message;
  const { cursor, ...rest } = params;
  return { ...message, params: cursor === null ? rest : { ...rest, cursor: JSON.stringify(cursor) } };
}

function asCall(message: Record<string, unknown>): unknown {
  const params = isRecord(message['params']) ? message['params'] : {};
  const { name, arguments: given } = params;
  if (typeof name === 'string' && (given === undefined || isRecord(given))) return message;
  // What are no arguments is an argument that no tool has: refused by that name.
  const read = readArguments(given);
  return { ...message, params: { ...params, name: typeof name === 'string' ? name : nameless, arguments: read } };
}

/** Under which a call that names no tool is refused. */
const nameless = '(none)';

function readArguments(given: unknown): Record<string, unknown> {
  if (isRecord(given)) return given;
  if (given === undefined || given === null || given === '') return {};
  const read = typeof given === 'string' ? parse(given) : given;
  return isRecord(read) ? read : { arguments: given };
}

/** Models write objects as text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
