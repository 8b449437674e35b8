import { GatewayError } from '../errors.ts';

/** How an access token begins: `tok:`, in base64. */
const isAccessToken = (text: string): boolean => text.startsWith('dG9r');

/** What can be seen of a client id and a client secret without asking anybody. Throws `input_invalid`. */
export function checkShape({ clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string }): void {
  const refuse = (field: 'clientId' | 'clientSecret', fix: string) => new GatewayError('input_invalid', { field, fix });
  const both = { clientId, clientSecret };
  for (const field of ['clientId', 'clientSecret'] as const) {
    if (isAccessToken(both[field])) {
      throw refuse(
        field,
        'This is an access token. Client ID and Client secret are on the Basic information page of the app; an access token is connected by itself, without them.',
      );
    }
    if (!/^[\x21-\x7e]{1,200}$/.test(both[field])) throw refuse(field, 'Copy it again: letters, digits and signs without a space.');
  }
  if (clientId === clientSecret) throw refuse('clientSecret', 'This is the Client ID once more. The Client secret stands below it.');
}
