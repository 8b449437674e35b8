import type { IntercomComplaint } from './errors.ts';
import { toPlainText } from './plain-text.ts';
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
}

export function createUpstreamWords(secrets: readonly string[]): UpstreamWords {
  // Most answers complain of nothing and quote nothing: made when it is first needed.
  let redact: ((text: string) => string) | undefined;
  const redacted = (text: string) => {
    redact ??= createRedaction(secrets);
    return redact(text);
  };
  const clean = (text: string, limit: number) => toPlainText(redacted(text.slice(0, longest)), { limit });
  return {
    headersOf:
      ({ header }) =>
      (name) =>
        // What a header may hold, so that it can be passed on as one.
        header(name) === null
          ? null
          : redacted((header(name) ?? '').slice(0, longest))
              .replaceAll(/[^ -~]/g, '')
              .slice(0, limits.header),
    complaints: (errors) =>
      errors.slice(0, mostComplaints).map(({ code, message, field }) => ({
        code: clean(code, limits.code),
        ...(message === undefined ? {} : { message: clean(message, limits.message) }),
        ...(field === undefined ? {} : { field: clean(field, limits.field) }),
      })),
    body(text) {
      return secrets.some((secret) => secret !== '' && text.includes(secret)) ? redacted(text) : text;
    },
  };
}
