import type { ManagementFacts } from './operation.ts';

export const apiRoot = '/api/v1';

/** How an operation is asked for over HTTP: the path with its parameters and query, and the body as JSON, null where there is none. */
export function toRequest(
  { name, method, path }: ManagementFacts,
  input: object,
): { readonly method: ManagementFacts['method']; readonly path: string; readonly body: string | null } {
  if (path === null) throw new Error(`${name} has no address of its own`);
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const address = path.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    const value = rest.get(field);
    rest.delete(field);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams(method === 'GET' ? [...rest].map(([field, value]): [string, string] => [field, String(value)]) : []);
  return {
    method,
    path: `${apiRoot}${address}${query.size > 0 ? `?${query}` : ''}`,
    body: method === 'GET' || (method === 'DELETE' && rest.size === 0) ? null : JSON.stringify(Object.fromEntries(rest)),
  };
}
