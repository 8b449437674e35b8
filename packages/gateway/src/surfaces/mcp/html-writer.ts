import { blocks, cells, closedBy, unread, voids } from './html-tags.ts';

const deepestIndent = 4;
const deepestQuote = 3;

export type Attributes = Partial<Record<'href' | 'style' | 'start' | 'hidden', string>>;

export type HtmlWriter = ReturnType<typeof createHtmlWriter>;

interface Link {
  readonly href: string;
  /** Where its text begins. */
  readonly from: number;
}

/** Writes down what a person would read of tags and texts, up to `enough` characters. All that it knows is some counters and the text. */
export function createHtmlWriter(enough: number) {
  let text = '';
  let lost = false;
  /** Lines that the next text begins. */
  let newLines = 0;
  let space = false;
  /**
   * What is not displayed: how many of its own kind are open in it, and how many blocks. A block that is closed without having been
   * opened in it stands around it, and ends it.
   */
  let hidden: { readonly tag: string; depth: number; blocks: number } | undefined;
  let link: Link | undefined;
  let preformatted = 0;
  let quotes = 0;
  let cellBefore = false;
  let lineStart = true;
  /** Between the mark of an item and its text. */
  let itemStart = false;
  /** The number of the next item of each open list; null for one without numbers. Deeper ones than are indented are not told apart. */
  const lists: (number | null)[] = [];

  const add = (more: string) => {
    if (text.length + more.length > enough) lost = true;
    text += more.slice(0, Math.max(0, enough - text.length));
    lineStart = more.endsWith('\n');
  };

  /** Ends the line, if one has begun, before more text comes. */
  const breakLine = () => {
    if (itemStart) return;
    newLines = Math.max(newLines, 1);
    space = false;
    cellBefore = false;
  };

  const startText = () => {
    if (newLines > 0 && text !== '') add('\n'.repeat(lineStart ? newLines - 1 : newLines));
    newLines = 0;
    if (lineStart || text === '') {
      if (quotes > 0) add('> '.repeat(Math.min(quotes, deepestQuote)));
    } else if (cellBefore) add(' | ');
    else if (space) add(' ');
    space = false;
    cellBefore = false;
  };

  function write(raw: string): void {
    if (hidden || lost) return;
    if (preformatted > 0) {
      startText();
      add(raw);
      return;
    }
    for (const piece of raw.split(/([ \t\r\n\f\u00a0]+)/)) {
      if (piece === '') continue;
      if (/^[ \t\r\n\f\u00a0]/.test(piece)) space = !itemStart;
      else {
        startText();
        add(piece);
        itemStart = false;
      }
    }
  }

  function endLink(): void {
    if (!link) return;
    const { href, from } = link;
    link = undefined;
    const said = text.slice(from).trim();
    const bare = (address: string) => address.replace(/^(?:mailto|tel):/i, '').replace(/\/$/, '');
    if (said !== '' && bare(said) !== bare(href)) add(` (${href})`);
  }

  function startItem(): void {
    newLines = Math.max(newLines, 1);
    const number = lists.at(-1);
    const mark = typeof number === 'number' ? `${number}. ` : '- ';
    if (typeof number === 'number') lists[lists.length - 1] = number + 1;
    cellBefore = false;
    startText();
    add(`${'  '.repeat(Math.min(Math.max(lists.length - 1, 0), deepestIndent))}${mark}`);
    itemStart = true;
  }

  function open(tag: string, attributes: Attributes): void {
    if (lost) return;
    if (hidden && !closedBy[hidden.tag]?.has(tag)) {
      if (tag === hidden.tag) hidden.depth += 1;
      else if (standsApart(tag)) hidden.blocks += 1;
      return;
    }
    hidden = undefined;
    if (!voids.has(tag) && (unread.has(tag) || isHidden(attributes))) {
      if (blocks.has(tag)) breakLine();
      hidden = { tag, depth: 1, blocks: 0 };
      return;
    }
    if (tag === 'br') {
      newLines = Math.min(2, newLines + 1);
      space = false;
    } else if (tag === 'a') {
      endLink();
      const href = addressOf(attributes.href);
      if (href !== undefined) link = { href, from: text.length };
    } else if (tag === 'li') startItem();
    else if (cells.has(tag)) cellBefore = !lineStart && newLines === 0;
    else if (blocks.has(tag)) breakLine();
    if (tag === 'pre') preformatted += 1;
    if (tag === 'blockquote') quotes += 1;
    if ((tag === 'ul' || tag === 'ol') && lists.length < 100) lists.push(tag === 'ol' ? startOf(attributes.start) : null);
  }

  function close(tag: string): void {
    if (lost) return;
    if (hidden) {
      if (tag === hidden.tag) hidden.depth -= 1;
      else if (standsApart(tag)) hidden.blocks -= 1;
      const isOver = hidden.depth === 0;
      if (!isOver && hidden.blocks >= 0) return;
      hidden = undefined;
      if (isOver) return;
    }
    if (tag === 'a') endLink();
    if (tag === 'li') itemStart = false;
    if (blocks.has(tag)) breakLine();
    if (tag === 'pre') preformatted = Math.max(0, preformatted - 1);
    if (tag === 'blockquote') quotes = Math.max(0, quotes - 1);
    if (tag === 'ul' || tag === 'ol') lists.pop();
  }

  return {
    write,
    open,
    close,
    full: () => text.length >= enough,
    dropped: () => lost,
    text(): string {
      endLink();
      return text;
    },
  };
}

const standsApart = (tag: string) => blocks.has(tag) || cells.has(tag);

const isHidden = ({ style, hidden }: Attributes) => hidden !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style ?? '');

/** Addresses that lead somewhere; a script or a picture within the address does not. */
function addressOf(href: string | undefined): string | undefined {
  const address = href?.trim() ?? '';
  return /^(?:https?:|mailto:|tel:|\/|#|\?)/i.test(address) || (address !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(address))
    ? address
    : undefined;
}

const startOf = (start: string | undefined): number => (/^\d{1,6}$/.test(start ?? '') ? Number(start) : 1);
