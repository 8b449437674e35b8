import { GatewayError } from '../../../errors.ts';
import { valuesOf } from './placeholders.ts';

/** What an id of Intercom's can be: it says nothing, whoever has chosen it. */
const isMute = (value: unknown) => typeof value !== 'string' || /^[\da-f-]{1,40}$/i.test(value);

/** Whether what rows put into an input may be somebody's words: then nothing that is said of the input is ours. */
export const saySomething = (rows: readonly unknown[], fields: readonly string[]): boolean =>
  fields.some((field) => rows.some((row) => !valuesOf(row, field).every(isMute)));

/** The refusal of an input into which rows put words, with all that is said of it apart. */
export function asQuoted(cause: unknown, fields: readonly string[]): unknown {
  if (!(cause instanceof GatewayError)) return cause;
  const { field, fix, issues, quoted, ...details } = cause.details;
  if (field === undefined && fix === undefined && issues === undefined) return cause;
  const places = fields.map((name) => `{${name}}`).join(', ');
  return new GatewayError(
    cause.code,
    {
      ...details,
      field: 'each.input',
      fix: `each.input: refused with what rows have in the place of ${places}; what was said of it stands in untrusted.`,
      quoted: { field, fix, issues, ...quoted },
    },
    { cause },
  );
}
