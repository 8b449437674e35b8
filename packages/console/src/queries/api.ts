import { ApiError, toApiError } from './api-error.ts';
import type { ManagementInput, ManagementName, ManagementOutput } from './contract.ts';
import { toRequest } from './request.ts';
import { routes } from './routes.ts';

/** Calls one operation of the management API with the browser's session. */
export async function call<N extends ManagementName>(
  name: N,
  input: ManagementInput<N>,
  signal: AbortSignal | null = null,
): Promise<ManagementOutput<N>> {
  const { method, path, body } = toRequest(routes[name], input);
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
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
