/**
 * Four hosts cut, hid or emptied results of 36 to 56 thousand characters (measured 2026); the smallest is kept to. Beside it, tokens: a
 * text in Chinese has a fifth of the characters that one in English has of the same tokens.
 */
export const mostCharacters = 36_000;
const mostTokens = 20_000;
/** One host shows 10,000 times four bytes, of the text as JSON writes it in a result, and cuts the middle of what is longer (2026). */
const mostBytes = 39_000;

/** Tokens of one character, by how many bytes it is in UTF-8: an upper bound of what texts take, tested over the blocks of Unicode. */
const weights = { ascii: 0.45, twoBytes: 1.2, threeBytes: 2, fourBytes: 4 } as const;

/** How much of what may be shown a text takes up: in characters, or in as many as its tokens or bytes stand for, whichever is more. */
export function costOf(text: string): number {
  return Math.max(text.length, (tokensOf(text) / mostTokens) * mostCharacters, (bytesOf(text) / mostBytes) * mostCharacters);
}

/** In UTF-8, inside a string of JSON. */
export function bytesOf(text: string): number {
  let escapes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5c || code === 0x0a) escapes += 1;
  }
  return Buffer.byteLength(text) + escapes;
}

/** About as many tokens as a text has, rather more. */
export function tokensOf(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) tokens += weights.ascii;
    else if (code < 0x800) tokens += weights.twoBytes;
    // Half of a character of four bytes.
    else if (code >= 0xd800 && code <= 0xdfff) tokens += weights.fourBytes / 2;
    else tokens += weights.threeBytes;
  }
  return tokens;
}
