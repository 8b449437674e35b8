import { type Around, mostAround } from './css-rules.ts';
import { inherit, type Look, rootLook } from './looks.ts';
import { type Mark, markOf } from './marks.ts';
import { OpenElements } from './open-elements.ts';
import { type Attributes, Looks } from './own-look.ts';
import { describePicture, type PictureKind } from './pictures.ts';
import type { Sayings, StyleSheet } from './style-sheet.ts';
import { TableRows } from './table-rows.ts';
import { blocks, cells, tableParts, unread, voids } from './tags.ts';
import { TextPage } from './text-page.ts';

const deepestIndent = 4;
const deepestList = 100;
const mostMarks = 1000;

/** What an element has of its own; most have nothing. */
interface Own {
  readonly said: Sayings | undefined;
  readonly names: readonly string[];
  readonly mark: { readonly kind: Mark['kind']; readonly from: number; readonly toEnd?: boolean } | undefined;
}

interface List {
  /** The number of the next item; undefined for a list without numbers. */
  next: number | undefined;
  readonly letters: string | undefined;
}

const space = /([ \t\r\n\f\u00a0\u2000-\u200a\u202f\u205f]+)/;
/** What has no width and stands at the beginning of a word belongs to no letter; an old Korean syllable may begin with a filler. */
const leading = /^(?:(?!\u115f)\p{Default_Ignorable_Code_Point})+/u;

const media: Readonly<Record<string, PictureKind>> = { img: 'image', video: 'video', audio: 'audio', iframe: 'embedded' };

export type HtmlWriter = ReturnType<typeof createHtmlWriter>;

/** Writes down what a person would read of tags and texts, and keeps `keep` characters of it. */
export function createHtmlWriter(keep: number, sheet?: StyleSheet) {
  const page = new TextPage(keep);
  const tables = new TableRows(page);
  const marks: Mark[] = [];
  const elements = new OpenElements<Own | undefined, Look>(rootLook, (look, own) => inherit(look, own?.said), ended);
  const looks = new Looks((tag) => elements.has(tag), around, sheet);
  const lists: List[] = [];
  let deeperLists = 0;
  let link: string | undefined;
  let inSheet = false;
  /** Where the text of a term begins; and whether one has just ended. */
  let term = 0;
  let afterTerm = false;
  let raised = false;
  let newLineGoes = false;
  let isUnsure = false;
  /** Rules that were known when the first text was written, and when the last style ended. */
  let rulesAtFirst: number | undefined;

  function around(): Around[] {
    return elements.nearest(mostAround).map(({ name, own }) => ({ tag: name, names: own?.names ?? [] }));
  }

  function write(raw: string): void {
    if (inSheet) {
      looks.feedSheet(raw);
      return;
    }
    if (raw.trim() !== '') elements.goOn();
    const { look } = elements;
    if (!look.isRead) return;
    if (look.asTyped) writeTyped(raw, look);
    else writeWords(raw, look);
  }

  function writeWords(raw: string, look: Look): void {
    for (const piece of raw.split(space)) {
      if (piece === '') continue;
      if (space.test(piece)) {
        page.space();
        continue;
      }
      const word = page.touches && !page.lineStart ? piece : piece.replace(leading, '');
      if (word !== '') put(word, look);
    }
  }

  function writeTyped(raw: string, look: Look): void {
    const lines = (newLineGoes ? raw.replace(/^\r?\n/, '') : raw).split(/\r?\n/);
    newLineGoes = false;
    for (const [index, line] of lines.entries()) {
      if (index > 0) page.addBreak();
      const text = line.trimStart();
      page.indent(line.slice(0, line.length - text.length));
      if (text !== '') put(text, look);
    }
  }

  function put(text: string, look: Look): void {
    tables.beforeText();
    // Ten to the second is not a hundred and two.
    const power = raised && page.touches && /[\p{L}\p{N})]$/u.test(page.last) && /^[-+\u2212]?\d+$/.test(text) ? '^' : '';
    raised = false;
    afterTerm = false;
    page.write(power + text, look.struck);
    isUnsure ||= look.isUnsure;
    rulesAtFirst ??= looks.sheet.rules;
    tables.afterText();
  }

  function endLink(): void {
    if (link === undefined) return;
    const said = page.said?.trim() ?? '';
    const href = link;
    link = undefined;
    page.said = undefined;
    if (said === '' || bare(said) === bare(href)) return;
    page.join(' ');
    page.write(`(${href})`, elements.look.struck);
  }

  function beginItem(value: string | undefined): void {
    page.breakLine();
    const list = deeperLists === 0 ? lists.at(-1) : undefined;
    if (list?.next !== undefined && /^\d{1,6}$/.test(value ?? '')) list.next = Number(value);
    const mark = list?.next === undefined ? '- ' : `${numberOf(list)}. `;
    if (list?.next !== undefined) list.next += 1;
    put(`${'  '.repeat(Math.min(Math.max(lists.length - 1, 0), deepestIndent))}${mark}`, elements.look);
    page.hold();
  }

  function beginDefinition(): void {
    if (!afterTerm) {
      page.breakLine();
      page.lead('  ');
    } else page.join(/[:\uff1a]$/.test(page.last) ? ' ' : ': ');
    page.hold();
  }

  function open(tag: string, attributes: Attributes, closesItself: boolean): void {
    if (tag === 'html' || tag === 'head' || (tag === 'body' && elements.has('body'))) return;
    if (tag === 'a') elements.end('a');
    if (tableParts.has(tag) && !elements.has('table')) {
      // Browsers take no notice of it; yet where a table was cut away, its cells stand beside each other.
      if (cells.has(tag)) tables.beginCell(false, 1);
      else page.breakLine();
      return;
    }
    elements.makeRoomFor(tag);
    if (!blocks.has(tag) && !unread.has(tag)) elements.goOn();
    const names = looks.namesOf(attributes);
    const said = looks.sayingsOf(tag, attributes, names);
    const kind = media[tag];
    if (kind !== undefined) picture(kind, attributes, kind === 'image' ? said : looks.sayingsOf('img', attributes, names));
    if (voids.has(tag)) {
      nothingInside(tag, inherit(elements.look, said));
      return;
    }
    const mark = marks.length < mostMarks ? markOf(tag, attributes) : undefined;
    const own = said || names.length > 0 || mark ? { said, names, mark: mark && { ...mark, from: page.length } } : undefined;
    elements.begin(tag, own);
    looks.begin(names);
    begun(tag, attributes, elements.look);
    if (closesItself && (elements.has('svg') || elements.has('math'))) elements.end(tag);
  }

  function begun(tag: string, attributes: Attributes, look: Look): void {
    if (tag === 'style') {
      inSheet = true;
      looks.beginSheet(attributes);
    } else if (tag === 'a') {
      link = addressOf(attributes.href);
      page.said = link === undefined ? undefined : '';
    } else if (tag === 'table') {
      page.breakLine();
      tables.begin(isData(attributes));
    } else if (tag === 'tr') {
      page.breakLine();
      tables.beginRow();
    } else if (cells.has(tag)) tables.beginCell(tag === 'th', Number.parseInt(attributes.colspan ?? '1', 10) || 1);
    else if (tag === 'li') {
      if (look.isRead) beginItem(attributes.value);
    } else if (tag === 'dd') {
      if (look.isRead) beginDefinition();
    } else if (blocks.has(tag)) page.breakLine();
    if (tag === 'dt') term = page.length;
    if (tag === 'pre') newLineGoes = true;
    if (tag === 'sup') raised = true;
    if (tag === 'blockquote') page.quotes += 1;
    if (tag === 'ul' || tag === 'ol') beginList(tag, attributes);
  }

  function beginList(tag: string, { start, type }: Attributes): void {
    if (lists.length >= deepestList) deeperLists += 1;
    else {
      const letters = type === 'a' || type === 'A' ? type : undefined;
      lists.push({ next: tag === 'ol' ? (/^\d{1,6}$/.test(start ?? '') ? Number(start) : 1) : undefined, letters });
    }
  }

  function nothingInside(tag: string, look: Look): void {
    if (tag === 'br') page.addBreak();
    else if (tag === 'hr') {
      page.breakLine();
      if (look.isRead) put('---', look);
      page.breakLine();
    }
  }

  function picture(kind: PictureKind, attributes: Attributes, said: Sayings | undefined): void {
    const look = inherit(elements.look, said);
    const width = said?.sure.get('width')?.value ?? attributes.width;
    const height = said?.sure.get('height')?.value ?? attributes.height;
    const { src, alt, title } = attributes;
    const described = describePicture(kind, { src, alt, title, width, height }, look);
    if (described === undefined) return;
    if (kind !== 'image') page.breakLine();
    if (described.startsWith('[') && page.touches) page.space();
    put(described, look);
    if (kind !== 'image') page.breakLine();
  }

  function close(tag: string): void {
    if (tag === 'html' || tag === 'head' || tag === 'body') return;
    if (tag === 'br') page.addBreak();
    else if (tag === 'p' && !elements.has('p')) page.breakLine();
    else elements.end(tag);
  }

  function ended(tag: string, own: Own | undefined): void {
    if (own) {
      looks.end(own.names);
      if (own.mark) marks.push({ kind: own.mark.kind, from: own.mark.from, to: own.mark.toEnd ? Number.POSITIVE_INFINITY : page.length });
    }
    if (tag === 'style') {
      inSheet = false;
      looks.endSheet();
    } else if (tag === 'a') endLink();
    else if (tag === 'dt') afterTerm = page.length > term;
    else if (tag === 'li' || tag === 'dd') page.letGo();
    else if (tag === 'table') tables.end();
    else if (tag === 'sup') raised = false;
    else if (tag === 'blockquote') page.quotes -= 1;
    else if (tag === 'ul' || tag === 'ol') {
      if (deeperLists > 0) deeperLists -= 1;
      else lists.pop();
    }
    if (blocks.has(tag)) page.breakLine();
  }

  return {
    write,
    open,
    close,
    /** The styles, where some came after what they are of. */
    get lateSheet(): StyleSheet | undefined {
      return rulesAtFirst !== undefined && rulesAtFirst < looks.sheet.rules ? looks.sheet : undefined;
    },
    get length() {
      return page.length;
    },
    end(): { readonly text: string; readonly marks: readonly Mark[]; readonly isUnsure: boolean } {
      elements.endAll();
      return { text: page.text(), marks, isUnsure };
    },
  };
}

/** Whether empty cells of a table say something: they do not where it only puts things beside each other. */
const isData = ({ border, role, class: classes }: Attributes) =>
  role !== 'presentation' && (/^\s*[1-9]/.test(border ?? '') || /\bMsoTableGrid\b/.test(classes ?? ''));

function numberOf({ next = 1, letters }: List): string {
  if (letters === undefined || next < 1 || next > 26) return String(next);
  return String.fromCharCode(letters.charCodeAt(0) + next - 1);
}

/** Addresses that lead somewhere; a script, a picture within the address or a place in the same mail does not. */
function addressOf(href: string | undefined): string | undefined {
  const address = href?.trim() ?? '';
  if (address === '' || address.startsWith('#')) return undefined;
  return /^(?:https?:|mailto:|tel:)/i.test(address) || !/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : undefined;
}

const bare = (address: string) => address.replace(/^(?:mailto:|tel:|https?:\/\/)/i, '').replace(/\/$/, '');
