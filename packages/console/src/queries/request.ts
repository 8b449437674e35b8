/** Sorts a flat input into path, query and body, as the gateway's contract does. */
export function toRequest(route: string, input: Readonly<Record<string, unknown>>): { method: string; path: string; body: string | null } {
  const [method = 'GET', template = '/'] = route.split(' ');
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (method === 'POST' || method === 'PUT') return { method, path, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)]));
  return { method, path: query.size > 0 ? `${path}?${query}` : path, body: null };
}
