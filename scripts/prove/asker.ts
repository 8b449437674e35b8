import { setTimeout as sleep } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Retry } from '../../packages/gateway/src/errors.ts';
import type { Wanted } from './write-kinds.ts';

/** What a client that asks until it knows has learnt of one write. */
export interface Learnt {
  readonly mark: string;
  /**
   * - `acknowledged`: it was told that the write was done.
   * - `refused`: it was told that it was not done, by `code`.
   * - `unknown`: it was never told which.
   */
  readonly end: 'acknowledged' | 'refused' | 'unknown';
  readonly code: string | undefined;
  /** How often it asked. */
  readonly asked: number;
  /** Whether the acknowledgement said that it was the first answer's. */
  readonly repeated: boolean;
  /** How long it was told that the outcome is unknown before it was told what it was; milliseconds. */
  readonly inDoubtMs: number | undefined;
}

interface Reply {
  readonly end: 'acknowledged' | 'refused' | 'doubt' | 'later';
  readonly code?: string | undefined;
  readonly repeated?: boolean;
}

/** An `outcome_unknown` is being looked for that long; past it, a person is asked. */
const patienceMs = 75_000;

export interface Asker {
  /** Asks again after every failure that may have been applied, as careless clients do, until it knows or patience ends. */
  ask(wanted: Wanted): Promise<Learnt>;
  close(): Promise<void>;
}

export function createAsker(url: string, secret: string): Asker {
  const overMcp = mcpTool(url, secret);
  return {
    async ask(wanted) {
      const begun = performance.now();
      let doubtSince: number | undefined;
      for (let asked = 1; ; asked += 1) {
        const reply = await (wanted.surface === 'mcp' ? overMcp.ask(wanted) : overRest(url, secret, wanted)).catch(
          (): Reply => ({ end: 'later' }),
        );
        const now = performance.now();
        if (reply.end === 'doubt') doubtSince ??= now;
        const late = now - (doubtSince ?? begun) > patienceMs;
        if (reply.end === 'acknowledged' || reply.end === 'refused' || late) {
          return {
            mark: wanted.mark,
            end: reply.end === 'acknowledged' || reply.end === 'refused' ? reply.end : 'unknown',
            code: reply.code,
            asked,
            repeated: reply.repeated === true,
            inDoubtMs: doubtSince === undefined ? undefined : now - doubtSince,
          };
        }
        await sleep(reply.end === 'doubt' ? 400 : 150);
      }
    },
    close: () => overMcp.close(),
  };
}

const headersOf = (secret: string) => ({ authorization: `Bearer ${secret}`, 'content-type': 'application/json' });

async function overRest(url: string, secret: string, { path, body, key }: Wanted): Promise<Reply> {
  const response = await fetch(`${url}/intercom/default${path}`, {
    method: 'POST',
    headers: { ...headersOf(secret), ...(key === undefined ? {} : { 'idempotency-key': key }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(40_000),
  });
  // Of an answer that was cut short it may be known only that it was done.
  if (response.ok) return { end: 'acknowledged', repeated: response.headers.get('idempotency-replayed') === 'true' };
  const answer = (await response.json()) as { errors?: { code: string }[] };
  return failure(response.status === 429 || response.status >= 500, answer.errors?.[0]?.code);
}

/** A call that cannot be answered now, or whose outcome nobody knows yet, is asked again; any other error is an end. */
function failure(passes: boolean, code: string | undefined): Reply {
  if (code === 'outcome_unknown') return { end: 'doubt', code };
  return { end: passes ? 'later' : 'refused', code };
}

function mcpTool(url: string, secret: string) {
  let client: Client | undefined;
  const connected = async () => {
    if (client) return client;
    const fresh = new Client({ name: 'proof', version: '1.0.0' });
    await fresh.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers: headersOf(secret) } }));
    client = fresh;
    return fresh;
  };
  return {
    async ask({ tool, input, key }: Wanted): Promise<Reply> {
      const using = await connected();
      try {
        const arguments_ = { ...input, ...(key === undefined ? {} : { idempotency_key: key }) };
        const result = await using.callTool({ name: tool, arguments: arguments_ }, { timeout: 40_000 });
        const text = (result.content as { text?: string }[])[0]?.text ?? '{}';
        const { error, repeated } = JSON.parse(text) as { error?: { code: string; retry: Retry }; repeated?: boolean };
        if (result.isError !== true) return { end: 'acknowledged', repeated: repeated === true };
        return failure(error?.retry !== 'no', error?.code);
      } catch (error) {
        client = undefined;
        throw error;
      }
    },
    close: async () => client?.close(),
  };
}
