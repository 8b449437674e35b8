import { asSeen } from '@gatehouse/connector';
import { beginsHeader, isAttribution, isForwarded, isMobileSignature, isOriginalMessage, isRule } from './mail-lines.ts';
import type { Mark } from './marks.ts';

type Kind = Mark['kind'] | undefined;

/** Lines below `--` that still are somebody's name and address. */
const longestSignature = 25;
/** Lines over which the line that says who wrote goes. */
const longestAttribution = 3;

/**
 * A mail without what its program quoted from earlier ones and without the signature: only what ends it, so that answers between the
 * lines keep their questions. What is left out is counted. A mail that is nothing else, or was forwarded, stays whole.
 */
export function ownWords(text: string, marks?: readonly Mark[]): string {
  const raw = text.split('\n');
  const lines = raw.map((line) => asSeen(line).trim());
  const kinds = marks ? kindsOf(raw, marks) : lines.map((line): Kind => (line.startsWith('>') ? 'quote' : undefined));
  const forwarded = lines.findIndex(isForwarded);
  const most =
    forwarded >= 0 && kinds.slice(0, forwarded).every((kind, at) => kind === undefined || lines[at] === '') ? forwarded : lines.length;
  for (let at = most; at < lines.length; at += 1) kinds[at] = undefined;
  findSignatures(lines, kinds);
  findQuotes(lines, kinds, most);
  return cut(raw, lines, kinds) ?? text;
}

function kindsOf(raw: readonly string[], marks: readonly Mark[]): Kind[] {
  const sorted = marks.toSorted((a, b) => a.from - b.from);
  let quotedTo = 0;
  let signedTo = 0;
  let next = 0;
  let start = 0;
  return raw.map((line) => {
    const end = start + line.length;
    for (let mark = sorted[next]; mark !== undefined && mark.from < end; next += 1, mark = sorted[next]) {
      if (mark.kind === 'quote') quotedTo = Math.max(quotedTo, mark.to);
      else signedTo = Math.max(signedTo, mark.to);
    }
    const kind: Kind = line.trim() === '' ? undefined : quotedTo >= end ? 'quote' : signedTo >= end ? 'signature' : undefined;
    start = end + 1;
    return kind;
  });
}

function findSignatures(lines: readonly string[], kinds: Kind[]): void {
  for (const [at, line] of lines.entries()) if (kinds[at] === undefined && isMobileSignature(line)) kinds[at] = 'signature';
  const dashes = lines.lastIndexOf('--');
  if (dashes < 0 || kinds[dashes] !== undefined) return;
  const after = kinds.findIndex((kind, at) => at > dashes && kind === 'quote');
  const end = after < 0 ? lines.length : after;
  if (end - dashes <= longestSignature) for (let at = dashes; at < end; at += 1) kinds[at] = 'signature';
}

function findQuotes(lines: readonly string[], kinds: Kind[], most: number): void {
  const start = lines.findIndex((line, at) => at < most && kinds[at] === undefined && (isOriginalMessage(line) || beginsHeader(lines, at)));
  if (start >= 0) {
    for (let at = start; at < lines.length; at += 1) kinds[at] = 'quote';
  }
  for (let at = lines.length - 1; at > 0; at -= 1) if (kinds[at] === 'quote' && isRule(lines[at - 1] as string)) kinds[at - 1] = 'quote';
  for (let at = 1; at < lines.length; at += 1) {
    const isQuoted = kinds[at] === 'quote' || (lines[at] as string).startsWith('>');
    if (!isQuoted) continue;
    const above = attributionAbove(lines, kinds, at);
    if (above < 0) continue;
    for (let line = above; line < at; line += 1) kinds[line] = 'quote';
    for (let line = at; line < lines.length && /^>|^$/.test(lines[line] as string); line += 1) kinds[line] = 'quote';
  }
}

/** Where the lines begin that say who wrote what is quoted below them. */
function attributionAbove(lines: readonly string[], kinds: readonly Kind[], quoted: number): number {
  let end = quoted;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  if (end === 0 || kinds[end - 1] === 'quote') return -1;
  for (let start = end - 1; start >= Math.max(0, end - longestAttribution); start -= 1) {
    if (lines[start] === '') return -1;
    if (isAttribution(lines.slice(start, end).join(' '))) return start;
  }
  return -1;
}

/** Undefined where nothing would be left, or nothing goes. */
function cut(raw: readonly string[], lines: readonly string[], kinds: readonly Kind[]): string | undefined {
  let end = lines.length;
  while (end > 0 && (kinds[end - 1] !== undefined || lines[end - 1] === '')) end -= 1;
  if (end === 0 || kinds.slice(end).every((kind) => kind === undefined)) return undefined;
  const notes: { kind: Kind; characters: number }[] = [];
  for (let at = end; at < raw.length; at += 1) {
    const kind = kinds[at];
    const characters = (raw[at] as string).length;
    const last = notes.at(-1);
    if (last && (kind === undefined || kind === last.kind)) last.characters += characters + 1;
    else if (kind !== undefined) notes.push({ kind, characters });
  }
  const said = { quote: 'quoted text', signature: 'signature' };
  return [
    ...raw.slice(0, end),
    ...notes.map(({ kind, characters }) => `[${said[kind ?? 'quote']} left out: ${characters} characters]`),
  ].join('\n');
}
