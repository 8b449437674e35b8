/** Machines that a token reaches without leaving this one. */
const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The one reading of INTERCOM_API_URL, by the gateway and by `gatehouse mcp`: an address to which access tokens may be sent, as its
 * origin; or what the text is not. It loads nothing, because a host waits for `gatehouse mcp`.
 */
export function readIntercomAddress(text: string): { readonly address: string } | { readonly not: string } {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hash !== '') {
    return { not: 'an http or https address' };
  }
  if (url.pathname !== '/' || url.search !== '') return { not: 'an address without a path' };
  // Without TLS everybody on the way reads the token.
  if (url.protocol === 'http:' && !local.has(url.hostname)) return { not: 'https, nor http to this machine' };
  return { address: url.origin };
}

export const fixOfAddress = 'Use an https address without a path, or http on this machine, such as `http://127.0.0.1:4500`.';
