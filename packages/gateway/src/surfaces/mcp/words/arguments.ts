import type { OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';

/** Beside the fields of a search that does not look into replies. */
export const replySchemas = { replies: { type: 'boolean' } };

type Arguments = Readonly<Record<string, unknown>>;

/** Whether replies are to be read, too; undefined where nobody said. Throws `input_invalid`. */
export function takeReplies(
  { searchFields }: OperationFacts,
  given: Arguments,
): { readonly input: Arguments; readonly replies: boolean | undefined } {
  if (!searchFields?.replies || !Object.hasOwn(given, 'replies')) return { input: given, replies: undefined };
  const { replies, ...input } = given;
  if (replies === undefined || replies === null) return { input, replies: undefined };
  if (replies === true || replies === 'true') return { input, replies: true };
  if (replies === false || replies === 'false') return { input, replies: false };
  throw new GatewayError('input_invalid', { field: 'replies', fix: 'replies is true or false: whether to read replies, too.' });
}
