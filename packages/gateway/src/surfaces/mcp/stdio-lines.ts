import { faultOf } from './form.ts';
import { mended } from './mended.ts';

/** What becomes of a line: what the protocol library is to read of it, or what is answered in its place. */
export type Read = { readonly line: Buffer } | { readonly answer: object };

/**
 * The library leaves unanswered what it cannot read, and a host waits for that answer. So a message that lacks something is answered
 * here; what is no JSON at all is nobody's message.
 */
export function readLine(line: Buffer): Read {
  const message = parse(line);
  if (message === undefined) return { line };
  if (Array.isArray(message))
    return { answer: toAnswer(null, 'message', 'message: no batches on standard input; send one message a line.') };
  const meant = mended(message);
  const fault = faultOf(meant);
  if (fault) return { answer: toAnswer(fault.id, fault.error.details.field, fault.error.details.fix) };
  return { line: meant === message ? line : Buffer.from(`${JSON.stringify(meant)}\n`) };
}

/** Lines as they end, whatever the chunks they come in; one that is longer than `longest` is passed on in pieces. */
export async function* linesOf(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<{ bytes: Buffer; whole: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  let isPiece = false;
  const take = (last: Buffer) => {
    const bytes = Buffer.concat([...held, last]);
    held = [];
    size = 0;
    return bytes;
  };
  for await (const chunk of chunks) {
    let begin = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, begin)) {
      yield { bytes: take(chunk.subarray(begin, end + 1)), whole: !isPiece };
      isPiece = false;
      begin = end + 1;
    }
    held.push(chunk.subarray(begin));
    size += chunk.length - begin;
    if (size <= longest) continue;
    isPiece = true;
    yield { bytes: take(Buffer.alloc(0)), whole: false };
  }
  if (size > 0) yield { bytes: take(Buffer.alloc(0)), whole: false };
}

const toAnswer = (id: string | number | null, field: unknown, fix: unknown) => ({
  jsonrpc: '2.0',
  id,
  error: { code: -32600, message: 'The request is not well formed', data: { code: 'request_malformed', field, fix } },
});

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}
