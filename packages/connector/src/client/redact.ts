/** What stands in the place of a secret. */
export const redacted = '[credential]';

/** So many characters of a secret in a row are a piece of it; fewer may be chance. A secret shorter than this is not looked for. */
const pieceLength = 8;

/**
 * Takes every piece of a secret out of a text: as it is, percent-encoded or in base64, in whatever case, whole or cut short. Upstreams
 * quote what they were sent ("token dG9rOm… is invalid"), and a quoted credential would go on into logs, records and answers.
 */
export function createRedaction(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed()), ...base64Of(secret)]).map(lowerCase);
  const pieces = new Set(forms.flatMap(piecesOf));
  return (text) => {
    const lower = lowerCase(text);
    let shown = '';
    let kept = 0;
    for (let start = 0; start + pieceLength <= lower.length; start += 1) {
      if (!pieces.has(lower.slice(start, start + pieceLength))) continue;
      let end = start + pieceLength;
      // Pieces that overlap are one.
      while (pieces.has(lower.slice(end - pieceLength + 1, end + 1))) end += 1;
      shown += `${text.slice(kept, start)}${redacted}`;
      kept = end;
      start = end - 1;
    }
    return shown + text.slice(kept);
  };
}

const piecesOf = (form: string): string[] =>
  Array.from({ length: Math.max(0, form.length - pieceLength + 1) }, (_, start) => form.slice(start, start + pieceLength));

/** Of ASCII alone: the lower case of some other letters is longer than they are, and places would no longer agree. */
const lowerCase = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * In base64, whatever stood before it in what was encoded: that shifts its letters by none, one or two, and its ends depend on its
 * neighbours.
 */
const base64Of = (secret: string): string[] =>
  /^[\x00-\x7f]*$/.test(secret) ? [0, 1, 2].map((shift) => btoa(`${' '.repeat(shift)}${secret}`).slice(shift === 0 ? 0 : 4, -4)) : [];
