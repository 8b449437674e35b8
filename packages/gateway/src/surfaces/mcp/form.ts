import { GatewayError } from '../../errors.ts';
import { legacyRevisions, modernRevision } from './opening.ts';
import { isRecord } from './record.ts';

/** What a message lacks before it can be read at all, which the protocol library would say of the whole of it. */
export interface Fault {
  readonly error: GatewayError;
  /** Of the request, where it has one that can be answered to. */
  readonly id: string | number | null;
}

const example = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
const idFix = `a whole number up to ${Number.MAX_SAFE_INTEGER}, or text`;

/** The first fault of a message, or of one in a batch; undefined where the library can read it. */
export function faultOf(message: unknown): Fault | undefined {
  if (!Array.isArray(message)) return faultOfOne(message, '');
  const ids = new Set<unknown>();
  for (const [at, one] of message.entries()) {
    const fault = faultOfOne(one, `[${at}].`);
    if (fault) return fault;
    const { id, method } = one as Message;
    if (method === undefined || id === undefined) continue;
    // The library would carry out both and answer one.
    if (ids.has(id)) return toFault(`[${at}].id`, 'each request of a batch has an id of its own.', null);
    ids.add(id);
  }
  return undefined;
}

interface Message {
  readonly [field: string]: unknown;
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

function faultOfOne(message: unknown, at: string): Fault | undefined {
  if (!isRecord(message)) return toFault(`${at}message`, `one JSON-RPC message is an object, such as ${example}.`, null);
  const { jsonrpc, id, method, params } = message as Message;
  const answerTo = isId(id) ? id : null;
  const fault = (field: string, fix: string) => toFault(`${at}${field}`, fix, answerTo);
  if (jsonrpc !== '2.0') return fault('jsonrpc', 'stands in every message as "2.0".');
  if (method === undefined && ('result' in message || 'error' in message)) return undefined;
  if (typeof method !== 'string') return fault('method', `names what is asked, such as tools/list or tools/call: ${example}.`);
  const isNotification = method.startsWith('notifications/');
  if (id === undefined && !isNotification) return fault('id', `a request has one: ${idFix}. Without it nothing is answered.`);
  if (id !== undefined && !isId(id)) return fault('id', `give ${idFix}.`);
  if (params === undefined) return undefined;
  if (!isRecord(params)) return fault('params', 'give an object, or leave it out.');
  const { _meta: meta } = params;
  if (meta === undefined) return undefined;
  if (!isRecord(meta)) return fault('params._meta', 'give an object, or leave it out.');
  const { progressToken } = meta;
  return progressToken === undefined || isId(progressToken) ? undefined : fault('params._meta.progressToken', `give ${idFix}.`);
}

/** A header alone that names a revision that nobody speaks, as JSON-RPC answers it; the library sees to what the message names. */
export function unspoken(message: unknown, named: string | null): object | undefined {
  const supported = [modernRevision, ...legacyRevisions];
  if (named === null || supported.includes(named) || !isRecord(message)) return undefined;
  const { id, params } = message as Message;
  if (isRecord(params) && isRecord(params['_meta'])) return undefined;
  const fix = `MCP-Protocol-Version: give one of ${supported.join(', ')}, or leave it out.`;
  const data = { supported, requested: named.slice(0, 100), fix };
  return { jsonrpc: '2.0', id: isId(id) ? id : null, error: { code: -32022, message: 'That protocol version is not spoken here', data } };
}

const toFault = (field: string, fix: string, id: Fault['id']): Fault => ({
  error: new GatewayError('request_malformed', { field, fix: `${field}: ${fix}` }),
  id,
});

const isId = (value: unknown): value is string | number => typeof value === 'string' || Number.isSafeInteger(value);
