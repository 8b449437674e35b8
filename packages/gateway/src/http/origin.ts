import { BlockList, isIP, isIPv4 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Where a request comes from, as far as limits and traces are concerned: an IPv4 address, or the /64 of an IPv6 address, of which one
 * machine may have as many as it likes. Undefined where there is no socket, as in tests that call the app directly.
 */
export type OriginOf = (c: Context) => string | undefined;

/** More hops than that are not read. */
const mostHops = 50;

/**
 * The one place where an address is taken. It is the peer's, as its socket says; where that is a proxy that the settings trust, the
 * last address in `X-Forwarded-For` that is not such a proxy. What stands before that, anybody may have written.
 */
export function createOriginOf(trustedProxies: readonly string[] = []): OriginOf {
  const trusted = new BlockList();
  for (const range of trustedProxies) {
    const [address = '', bits] = range.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    trusted.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  const isTrusted = (address: string) => trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

  return (c) => {
    const { incoming } = (c.env ?? {}) as { incoming?: unknown };
    let origin = incoming ? toAddress(getConnInfo(c).remote.address ?? '') : undefined;
    if (origin === undefined) return undefined;
    const hops = trustedProxies.length > 0 ? (c.req.header('x-forwarded-for')?.split(',') ?? []) : [];
    for (const hop of hops.slice(-mostHops).reverse()) {
      if (!isTrusted(origin)) break;
      const next = toAddress(hop);
      // A trusted proxy that says something else than an address says nothing: what it knows ends here.
      if (next === undefined) break;
      origin = next;
    }
    return toPrefix(origin);
  };
}

/** Canonical; an IPv4 address that is written as IPv6 (`::ffff:192.0.2.1`) is the IPv4 address. A port beside it is left out. */
export function toAddress(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '');
  const family = isIP(plain);
  if (family !== 6) return family === 4 ? plain : undefined;
  const groups = expand(plain);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  }
  return groups.map((group) => group.toString(16)).join(':');
}

const toPrefix = (address: string): string => (isIPv4(address) ? address : `${address.split(':').slice(0, 4).join(':')}::/64`);

/** The eight groups of an IPv6 address. */
function expand(address: string): number[] {
  const dotted = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [before = '', after] = dotted.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [head, tail] = [read(before), read(after ?? '')];
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}
