import type { IntercomComplaint } from './errors.ts';
import { toPlainText, withoutInvisible } from './plain-text.ts';
import { createRedaction } from './redact.ts';
import type { TransportResponse } from './transports/transport.ts';

/** Intercom's own are far shorter; what is longer is no complaint that anybody reads. */
const limits = { code: 100, field: 100, message: 1000, header: 100 } as const;
/** Beyond this nothing is looked at: cleaning takes time by length. */
const longest = 20_000;
const mostComplaints = 20;

/**
 * The one way by which words of an upstream get into an error, a log, a record or an answer of ours: nothing invisible, of bounded
 * length, and without any piece of the credential that was sent.
 */
export interface UpstreamWords {
  headersOf(response: Pick<TransportResponse, 'header'>): (name: string) => string | null;
  complaints(errors: readonly IntercomComplaint[]): IntercomComplaint[];
  /** The body of an answer that says yes. It is the caller's, so nothing is taken out but the credential. */
  body(text: string): string;
  /** The same for what was parsed from it: there a credential may stand in escapes, or with invisible characters in between. */
  parsed(text: string, value: unknown): unknown;
}

/** With which a credential may be hidden in JSON: escapes, and what is not seen. */
const disguise = /\\[u/]|[^\t\n\r -~]/;

export function createUpstreamWords(secrets: readonly string[]): UpstreamWords {
  // Most answers complain of nothing and quote nothing: made when it is first needed.
  let redact: ((text: string) => string) | undefined;
  const redacted = (text: string) => {
    redact ??= createRedaction(secrets);
    return redact(text);
  };
  // In this order: what nobody sees would else keep the pieces apart until it is taken out.
  const clean = (text: string, limit: number) => toPlainText(unquoted(withoutInvisible(text.slice(0, longest))), { limit });
  /** Read once more where some of it may be percent-encoded, in whatever mixture. */
  const unquoted = (text: string) => {
    const decoded = percentDecoded(text);
    const cleaned = redacted(decoded);
    return cleaned === decoded ? redacted(text) : cleaned;
  };
  const isQuotedIn = (text: string) => secrets.some((secret) => secret !== '' && text.includes(secret));
  /** Each text of a value, and each name in it. */
  const cleaned = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const seen = withoutInvisible(value);
      return isQuotedIn(seen) ? redacted(seen) : value;
    }
    if (Array.isArray(value)) return value.map(cleaned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [cleaned(key), cleaned(one)]));
  };
  return {
    headersOf:
      ({ header }) =>
      (name) =>
        // What a header may hold, so that it can be passed on as one.
        header(name) === null ? null : unquoted((header(name) ?? '').slice(0, longest).replaceAll(/[^ -~]/g, '')).slice(0, limits.header),
    complaints: (errors) =>
      errors.slice(0, mostComplaints).map(({ code, message, field }) => ({
        code: clean(code, limits.code),
        ...(message === undefined ? {} : { message: clean(message, limits.message) }),
        ...(field === undefined ? {} : { field: clean(field, limits.field) }),
      })),
    body(text) {
      return isQuotedIn(text) ? redacted(text) : text;
    },
    parsed(text, value) {
      if (!disguise.test(text)) return value;
      return isQuotedIn(withoutInvisible(text.replaceAll('\\/', '/').replace(/\\u([0-9a-f]{4})/gi, fromEscape))) ? cleaned(value) : value;
    },
  };
}

const fromEscape = (_: string, code: string) => String.fromCharCode(Number.parseInt(code, 16));

/** Twice, because what was encoded once may be quoted in an address. What is no encoding stays. */
function percentDecoded(text: string): string {
  const once = (encoded: string) =>
    encoded.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return text.includes('%') ? once(once(text)) : text;
}
