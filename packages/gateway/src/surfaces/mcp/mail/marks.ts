import type { Attributes } from './own-look.ts';

/** Where in a text a mail program has put what it quotes, or what stands below every mail. */
export interface Mark {
  readonly kind: 'quote' | 'signature';
  readonly from: number;
  readonly to: number;
}

/** Where the old message begins that goes on to the end. Outlook puts `x_` before the names of a mail that it quotes. */
const beginsQuote = /^(?:x_)*(?:appendonsend|divRplyFwdMsg|OLK_SRC_BODY_SECTION)$/;
const quotes = /(?:^|\s)(?:gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|tutanota_quote)(?:\s|$)/;
const signature = /(?:^|\s)(?:gmail_signature(?:_prefix)?|moz-signature|protonmail_signature_block)(?:\s|$)/;
const signatureId = /^(?:Signature|ms-outlook-mobile-signature|AppleMailSignature|composer_signature|ymail_android_signature(?:_link)?)$/;

/** What mail programs say of the parts of a mail: Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, Proton, Tuta. */
export function markOf(tag: string, attributes: Attributes): { readonly kind: Mark['kind']; readonly toEnd?: true } | undefined {
  const { class: classes = '', id = '', type = '' } = attributes;
  if (classes === '' && id === '' && type === '') return undefined;
  if (beginsQuote.test(id)) return { kind: 'quote', toEnd: true };
  // Gmail's box of the same name holds the answers between the lines as well.
  if (tag === 'blockquote' && (type.toLowerCase() === 'cite' || /(?:^|\s)gmail_quote(?:\s|$)/.test(classes))) return { kind: 'quote' };
  if (quotes.test(classes)) return { kind: 'quote' };
  return signature.test(classes) || signatureId.test(id) ? { kind: 'signature' } : undefined;
}
