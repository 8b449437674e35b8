/** One request as it arrived. Credentials are kept as fingerprints only. */
export interface SeenRequest {
  readonly sequence: number;
  /** Milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** `null` while it is being answered, and when the connection was cut instead. */
  status: number | null;
  /** First characters of the credential's sha256; `null` without one. */
  readonly token: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The fault that a rule caused, if any. */
  fault: string | null;
}

const kept = 5000;
const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization']);

export type RequestLog = ReturnType<typeof createRequestLog>;

export function createRequestLog(now: () => number, fingerprintOf: (credential: string) => string) {
  let seen: SeenRequest[] = [];
  let count = 0;
  return {
    open: (request: Request, url: URL): SeenRequest => {
      const headers: Record<string, string> = {};
      for (const [name, value] of request.headers) if (!secretHeaders.has(name)) headers[name] = value;
      const credential = request.headers.get('authorization')?.replace(/^bearer\s+/i, '');
      const entry: SeenRequest = {
        sequence: ++count,
        at: now(),
        method: request.method,
        path: url.pathname,
        status: null,
        token: credential ? fingerprintOf(credential) : null,
        headers,
        fault: null,
      };
      seen.push(entry);
      // Cut in steps: shifting one by one would move the whole list at every request.
      if (seen.length >= kept * 2) seen = seen.slice(-kept);
      return entry;
    },
    entries: (): readonly SeenRequest[] => seen.slice(-kept),
    clear: (): void => {
      seen = [];
    },
  };
}
