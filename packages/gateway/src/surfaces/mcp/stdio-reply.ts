import type { Notification } from '@modelcontextprotocol/server';

export interface Reply {
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: { readonly fix?: unknown } };
}

type Notify = (notification: Notification) => Promise<void>;

/** The gateway's answer; where it is a stream, what is told before it is passed on. Undefined where it is no answer in JSON-RPC. */
export async function readReply(response: Response, notify: Notify): Promise<Reply | undefined> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return asReply(parse(await response.text()));
  let rest = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (rest + piece).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const message = parse(dataOf(event)) as (Notification & Reply) | undefined;
      if (message?.result !== undefined || message?.error !== undefined) return asReply(message);
      if (message?.method === 'notifications/progress') await notify({ method: message.method, params: message.params });
    }
  }
  return asReply(parse(dataOf(rest)));
}

const dataOf = (event: string) =>
  event
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5))
    .join('\n');

const asReply = (message: unknown) =>
  typeof message === 'object' && message !== null && 'jsonrpc' in message ? (message as Reply) : undefined;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
