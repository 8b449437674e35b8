import { type OperationFacts, regionUrls, walkJson } from '@gatehouse/connector';

/** A field that is an address by its name; a page that a customer was on may be at any host, and is not at Intercom's API. */
const isAddress = /(?:^|_)(?:ur[il]|href|link|location|next|prev|previous|first|last|since|self)s?(?:_page)?$|Ur[il]s?$/;
/** What a workspace or its customers put there is theirs, whatever it is called. */
const ownWords = /^(?:custom_attributes|ticket_attributes|metadata|custom_object_attributes)$/;
/** What a connector calls may be Intercom's own API, and is written back as it was read. */
const isConnectors = ({ name }: Pick<OperationFacts, 'name'>, field: string) => name.startsWith('data_connectors.') && field === 'url';
/** How a text that is a whole address begins: `http` or `//`, in whatever writing. */
const beginning = /[hH/\\]/;
/** Letters that no serializer escapes, so that a host may stand there unseen. */
const oddEscape = /\\u00(?:2[d-f]|3[0-9a]|[46][1-9a-f]|[57][0-9a])/i;

export interface AddressRewrite {
  /** Of an operation's answer that is JSON. */
  json(text: string, own: string, operation: Pick<OperationFacts, 'name'>): string;
  /** Of one address, such as that of a redirect. */
  one(address: string, own: string): string;
}

/**
 * Puts the gateway's own address where an answer has one of Intercom's API: a client that follows it would go past the gateway, with its
 * key. Everything else stays byte for byte, the rest of the address as well.
 */
export function createAddressRewrite(upstream: readonly string[]): AddressRewrite {
  const documented = Object.values(regionUrls).flatMap((url) => [url, url.replace(/\.io$/, '.com')]);
  const bases = [...new Set([...upstream, ...documented])].map((base) => new URL(base));
  const anyHost = new RegExp([...new Set(bases.map(({ host }) => host.replaceAll(/[.[\]]/g, '\\$&')))].join('|'), 'i');
  /** How much of a value is the base of Intercom's API; 0 where it is another address. */
  const lengthOfBase = (value: string): number => {
    const [origin, scheme = 'https:', host = ''] = /^(https?:)?\/\/([^/?#\\@\s]+)/i.exec(value) ?? [];
    const url = origin === undefined ? null : URL.parse(`${scheme}//${host}`);
    for (const base of origin === undefined || url === null ? [] : bases) {
      // Without TLS it is followed, too.
      if (url?.host !== base.host && !(base.port === '' && url?.hostname === base.hostname && /^(?:|80|443)$/.test(url.port))) continue;
      const below = base.pathname.replace(/\/+$/, '');
      const rest = value.slice(origin?.length);
      if (rest.startsWith(below) && /^(?:$|[/?#])/.test(rest.slice(below.length))) return (origin?.length ?? 0) + below.length;
    }
    return 0;
  };
  return {
    one(address, own) {
      const length = lengthOfBase(address);
      return length === 0 ? address : own + address.slice(length);
    },
    json(text, own, operation) {
      if (!anyHost.test(text) && !oddEscape.test(text)) return text;
      let written = '';
      let kept = 0;
      walkJson(text, {
        text(start, end, path) {
          if (!beginning.test(text.charAt(start + 1))) return;
          const name = path.findLast((part) => typeof part === 'string') as string | undefined;
          if (name === undefined || !isAddress.test(name) || path.some((part) => ownWords.test(String(part)))) return;
          if (isConnectors(operation, name)) return;
          const raw = text.slice(start, end + 1);
          const length = lengthOfBase(JSON.parse(raw) as string);
          if (length === 0) return;
          written += text.slice(kept, start) + JSON.stringify(own).slice(0, -1) + raw.slice(rawLength(raw, length));
          kept = end + 1;
        },
      });
      return kept === 0 ? text : written + text.slice(kept);
    },
  };
}

/** How long the first letters of a JSON text are as it is written, with its quote. */
function rawLength(raw: string, letters: number): number {
  let at = 1;
  for (let letter = 0; letter < letters; letter += 1) at += raw[at] !== '\\' ? 1 : raw[at + 1] === 'u' ? 6 : 2;
  return at;
}
