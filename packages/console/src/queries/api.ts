import { toRequest } from '../../../gateway/src/management/request.ts';
import { ApiError, toApiError } from './api-error.ts';
import type { ManagementFacts, ManagementInput, ManagementName, ManagementOutput } from './contract.ts';

/** Calls one operation of the management API with the browser's session. */
export async function call<N extends ManagementName>(
  operation: ManagementFacts<N>,
  input: ManagementInput<N>,
  signal: AbortSignal | null = null,
): Promise<ManagementOutput<N>> {
  const { method, path, body } = toRequest(operation, input);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      body,
      signal,
      credentials: 'same-origin',
      headers: body === null ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError({ code: 'gateway_unreachable', status: 0, message: 'The gateway could not be reached' }, { cause });
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw toApiError(response.status, answer);
  return answer as ManagementOutput<N>;
}
