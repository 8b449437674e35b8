/** Where each region's API lives, and the addresses that documents name. */
const hosts = /^api(?:\.eu|\.au)?\.intercom\.(?:io|com)$/;

/** An address, or why it is none that a request of one's own may have. */
export type RawAddress = { readonly path: string; readonly search: string } | { readonly problem: string };

/** Of a request of one's own: `given` is a path from the root of the API, or a whole address, at Intercom or below `baseUrl`. */
export function readRawAddress(given: string, baseUrl: string): RawAddress {
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(given);
  const url = URL.parse(isWhole ? given : `https://api.intercom.io/${given.replace(/^\/+/, '')}`);
  if (!url) return { problem: 'is no address' };
  const base = URL.parse(baseUrl);
  const isBase = base !== null && url.origin === base.origin && `${url.pathname}/`.startsWith(`${base.pathname.replace(/\/$/, '')}/`);
  const isIntercoms = url.protocol === 'https:' && url.port === '' && hosts.test(url.hostname);
  if (url.username !== '' || url.password !== '' || (!isBase && !isIntercoms))
    return { problem: "is not one of Intercom's API: the token goes nowhere else" };
  const path = isWhole && isBase ? url.pathname.slice(base.pathname.replace(/\/$/, '').length) : url.pathname;
  // As written: `URL` has already followed dots, encoded ones too, and would send them elsewhere than they were decided for.
  const written = given.replace(/[?#].*$/s, '');
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(written)) return { problem: 'has no parts that are made of dots' };
  if (/%2f|%5c|\\/i.test(written)) return { problem: 'has no slashes in an id' };
  if (path !== '/' && /\/(?:\/|$)/.test(path)) return { problem: 'has an empty part: an id is missing, or there is a slash too many' };
  const problem = path.split('/').map(partProblem).find(Boolean);
  return problem === undefined ? { path, search: url.search } : { problem };
}

/** What one server reads as part of an id and another one does not, so that what is decided and what is done would differ. */
function partProblem(part: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(part);
  } catch {
    return 'has a % that begins no encoded byte';
  }
  if (/[\u0000-\u001f\u007f;?#]/.test(decoded)) return 'has a part with a control character, or with ; ? or #, which no id has';
  if (decoded.trim() !== decoded) return 'has a part that begins or ends with a space';
  if (special(decoded.normalize('NFKC')) !== special(decoded)) return 'has a letter that may be read as a sign';
  return undefined;
}

const special = (text: string) => text.replaceAll(/[^/\\.;?#%]/g, '');

/** As a server that is generous with spellings would read it: whatever the kind of its letters, and with a format after a dot. */
export function spellings(path: string): string[] {
  const plain = decodeURIComponent(path).normalize('NFKC').toLowerCase();
  return [plain, plain.replace(/\.[^/]*$/, '')];
}
