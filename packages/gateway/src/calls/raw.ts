import { createHash } from 'node:crypto';
import { findOperation, IntercomError, loadOperation, type PreparedRaw, prepareRaw, type RawRequest } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { Call, RawSend } from './call.ts';

/** Whatever a whole address names, it is the connection's workspace that is asked: only the path of it is taken. */
const anyOfIntercoms = 'https://api.intercom.io';

/**
 * A request of somebody's own as a call: of the operation at its address, whose input it has where it fits, so that the same write is known
 * again whichever way it comes. Throws `input_invalid` with the field.
 */
export async function toRawCall(
  request: RawRequest,
  how: Pick<RawSend, 'repeats' | 'timeoutMs'> = {},
): Promise<Pick<Call, 'operation' | 'input'> & { readonly raw: RawSend }> {
  const { operation, wire, input, opaque } = await prepared(request);
  // What is no JSON is known by its bytes.
  const digest = opaque === undefined ? {} : { body_sha256: createHash('sha256').update(opaque).digest('hex') };
  const known = findOperation(operation.name);
  const read = known && (await loadOperation(known.name)).input.safeParse({ ...input, ...digest });
  if (read?.success) return { operation, input: read.data, raw: { operation, wire, ...how } };
  // No read looks for what cannot be compared: of such a write, unknown stays unknown until a person has looked.
  const { reconcile: _, ...rest } = operation;
  return { operation: rest, input: { ...input, ...digest }, raw: { operation: rest, wire, ...how } };
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
