import { toExactJson, toPlainText } from '@gatehouse/connector';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { errorTable, type GatewayError, remedyOf } from '../../errors.ts';

/**
 * Results are text only. The same data again as `structuredContent` reaches the model twice with some hosts and instead of the
 * text with others, and without an output schema, which would cost tokens on every list, it says nothing more.
 */
export function toResult(value: Readonly<Record<string, unknown>>): CallToolResult {
  return { content: [{ type: 'text', text: toLines(value) }] };
}

/** One row a line: hosts that cut a long result cut at lines. */
export function toLines({ rows, ...rest }: Readonly<Record<string, unknown>>): string {
  if (!Array.isArray(rows) || rows.length < 2) return toExactJson(rows === undefined ? rest : { rows, ...rest });
  const others = toExactJson(rest).slice(1);
  return `{"rows":[\n${rows.map((row) => toExactJson(row)).join(',\n')}\n]${others === '}' ? '' : ','}${others}`;
}

/** An error of the one table. What Intercom said about it is data, and stands apart. */
export function toErrorResult(error: GatewayError, requestId: string): CallToolResult {
  const { upstream, candidates, ...facts } = error.details;
  const shown = {
    code: error.code,
    message: error.message,
    ...facts,
    retry: error.retry,
    // Whom to ask, where whoever called cannot help it themselves.
    ...(['caller', 'nobody'].includes(errorTable[error.code].fixedBy) ? {} : remedyOf(error.code)),
    requestId,
    ...(candidates === undefined
      ? {}
      : { candidates: candidates.map(({ id, name }) => ({ id, untrusted: { name: toPlainText(name, { limit: 280 }) } })) }),
    ...(upstream === undefined
      ? {}
      : {
          upstream: { status: upstream.status, ...(upstream.requestId === undefined ? {} : { requestId: upstream.requestId }) },
          ...(upstream.errors.length === 0 ? {} : { untrusted: { errors: upstream.errors } }),
        }),
  };
  return { isError: true, content: [{ type: 'text', text: toExactJson({ error: shown }) }] };
}
