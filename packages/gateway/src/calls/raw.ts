import { createHash } from 'node:crypto';
import {
  findOperation,
  IntercomError,
  loadOperation,
  type Operation,
  type PreparedRaw,
  prepareRaw,
  type RawRequest,
} from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { Call, RawSend } from './call.ts';
import { readVersion } from './check-input.ts';

/** Whatever a whole address names, it is the connection's workspace that is asked: only the path of it is taken. */
const anyOfIntercoms = 'https://api.intercom.io';

export type RawCall = Pick<Call, 'operation' | 'input' | 'version'> & { readonly raw: RawSend };

/**
 * A request of somebody's own as a call: of the operation at its address, whose input it has where it fits, so that the same write is known
 * again whichever way it comes. Throws `input_invalid` with the field.
 */
export async function toRawCall(request: RawRequest, how: Pick<RawSend, 'repeats' | 'timeoutMs'> = {}): Promise<RawCall> {
  const { operation, wire, input, opaque } = await prepared(request);
  const { 'intercom-version': named, ...headers } = wire.headers;
  const version = named === undefined ? {} : { version: readVersion(named) };
  const rest = { ...how, wire: { ...wire, headers } };
  // What is no JSON is known by its bytes.
  const digest = opaque === undefined ? {} : { body_sha256: digestOf(opaque, wire.headers['content-type'] ?? '') };
  const known = findOperation(operation.name) && (await loadOperation(operation.name));
  const likened = { ...(known ? liken(known, input) : input), ...digest };
  const read = known?.input.safeParse(likened);
  if (read?.success) return { ...version, operation, input: read.data, raw: { operation, ...rest } };
  // No read looks for what cannot be compared: of such a write, unknown stays unknown until a person has looked.
  const { reconcile: _, ...facts } = operation;
  return { ...version, operation: facts, input: likened, raw: { operation: facts, ...rest } };
}

/** Of a form, whatever separates its parts: clients make a new boundary on each try. */
function digestOf(body: string | Uint8Array, type: string): string {
  const [, quoted, plain] = /^multipart\/[^;]*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;]+))/is.exec(type) ?? [];
  const boundary = quoted ?? plain;
  const hash = createHash('sha256');
  if (boundary === undefined) return hash.update(body).digest('hex');
  const text = Buffer.from(body).toString('latin1').replaceAll(`--${boundary}`, '--boundary');
  return hash.update(text, 'latin1').digest('hex');
}

/**
 * The input as the operation would have it, by which it is compared with others: a number where an id is a text is the same id, and nothing,
 * where the operation takes no nothing, changes nothing. Fields of the body that it does not have may.
 */
function liken({ fields }: Operation, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const has = (name: string) => Object.hasOwn(fields, name);
  const takes = (name: string, value: unknown) => has(name) && fields[name]?.safeParse(value).success === true;
  const isNothing = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const entries = Object.entries(input).filter(([name, value]) => !isNothing(value) || (!Array.isArray(value) && takes(name, value)));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'number' && has(name) && !takes(name, value) ? String(value) : value]),
  );
}

async function prepared(request: RawRequest): Promise<PreparedRaw> {
  try {
    return await prepareRaw(request, anyOfIntercoms);
  } catch (cause) {
    if (!(cause instanceof IntercomError)) throw cause;
    throw inputProblem(cause);
  }
}

/** The connector's complaint about an input, as the gateway's. */
export function inputProblem({ message, errors: [first] }: IntercomError): GatewayError {
  return new GatewayError('input_invalid', { field: first?.field ?? 'url', fix: first?.message ?? message });
}
