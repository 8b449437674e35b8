import { regionUrls, walkJson } from '@gatehouse/connector';

/** A field that is an address by its name; a page that a customer was on may be at any host, and is not at Intercom's API. */
const isAddress = /(?:^|_)(?:ur[il]|href|link|location|next|prev|previous|first|last|since|self)s?$/;
/** What a workspace or its customers put there is theirs, whatever it is called. */
const ownWords = /^(?:custom_attributes|ticket_attributes|metadata|custom_object_attributes)$/;

/**
 * Puts the gateway's own address where an answer has one of Intercom's API: a client that follows it would go past the gateway, with its
 * key. Everything else stays byte for byte.
 */
export function createAddressRewrite(upstream: readonly string[]): (text: string, own: string) => string {
  const bases = [...new Set([...upstream, ...Object.values(regionUrls)])].map((base) => base.replace(/\/+$/, ''));
  const hosts = [...new Set(bases.map((base) => new URL(base).host))];
  const isOne = (value: string) => bases.find((base) => value.startsWith(base) && /^(?:$|[/?#])/.test(value.slice(base.length)));
  return (text, own) => {
    if (!hosts.some((host) => text.includes(host))) return text;
    let written = '';
    let kept = 0;
    walkJson(text, {
      text(start, end, path) {
        // Quick for the many that are none: a whole address begins with "http".
        if (!text.startsWith('http', start + 1)) return;
        const name = path.findLast((part) => typeof part === 'string') as string | undefined;
        if (name === undefined || !isAddress.test(name) || path.some((part) => ownWords.test(String(part)))) return;
        const raw = text.slice(start, end + 1);
        const value = JSON.parse(raw) as string;
        const base = isOne(value);
        if (base === undefined) return;
        const rest = JSON.stringify(value.slice(base.length)).slice(1, -1);
        written += `${text.slice(kept, start)}${JSON.stringify(own).slice(0, -1)}${rest}"`;
        kept = end + 1;
      },
    });
    return kept === 0 ? text : written + text.slice(kept);
  };
}
