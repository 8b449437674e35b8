import type { OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';

/** Beside the fields of every tool that reads mail. What it is for is said once, in the instructions of the server. */
export const mailSchemas = { quotes: { type: 'boolean' } };

type Arguments = Readonly<Record<string, unknown>>;

/** Whether what mails quote is wanted, apart from the operation's own input. Throws `input_invalid`. */
export function takeQuotes(operation: OperationFacts, given: Arguments): { readonly input: Arguments; readonly quotes: boolean } {
  if (!operation.mail || !Object.hasOwn(given, 'quotes') || Object.hasOwn(operation.places, 'quotes'))
    return { input: given, quotes: true };
  const { quotes, ...input } = given;
  if (![true, false, 'true', 'false', null, undefined].includes(quotes as boolean)) {
    throw new GatewayError('input_invalid', {
      field: 'quotes',
      fix: 'quotes is true, or false to leave out quoted replies and signatures.',
    });
  }
  return { input, quotes: quotes !== false && quotes !== 'false' };
}
