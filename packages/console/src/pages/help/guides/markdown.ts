/** What the guides of `docs` are written in, and no more of Markdown than that. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly id: string; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly (readonly (readonly Inline[])[])[] };

const bullet = /^(\s*)([*-]|\d+\.)\s+/;

export function parseMarkdown(text: string): Block[] {
  return parseLines(text.replaceAll(/<!--[\s\S]*?-->/g, '').split('\n'));
}

function parseLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  const peek = (): string => lines[at] ?? '';
  while (at < lines.length) {
    const line = peek();
    const heading = /^(#{1,4}) (.+)$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (heading) {
      const [, marks = '', title = ''] = heading;
      blocks.push({ kind: 'heading', level: marks.length, id: slugOf(title), children: parseInline(title) });
      at += 1;
    } else if (line.trimStart().startsWith('```')) blocks.push(code());
    else if (line.startsWith('|')) blocks.push(table());
    else if (bullet.test(line)) blocks.push(list());
    else blocks.push(paragraph());
  }
  return blocks;

  function code(): Block {
    const indent = peek().length - peek().trimStart().length;
    const inside: string[] = [];
    at += 1;
    while (at < lines.length && !peek().trimStart().startsWith('```')) {
      inside.push(peek().slice(Math.min(indent, peek().length - peek().trimStart().length)));
      at += 1;
    }
    at += 1;
    return { kind: 'code', text: inside.join('\n') };
  }

  function table(): Block {
    const rows: Inline[][][] = [];
    while (peek().startsWith('|')) {
      const cells = peek()
        .replace(/^\|/, '')
        .replace(/\|\s*$/, '')
        .split(/(?<!\\)\|/);
      rows.push(cells.map((cell) => parseInline(cell.trim().replaceAll('\\|', '|'))));
      at += 1;
    }
    const [head = [], , ...body] = rows;
    return { kind: 'table', head, rows: body };
  }

  function list(): Block {
    const [, indent = '', mark = ''] = bullet.exec(peek()) ?? [];
    const ordered = /\d/.test(mark);
    const items: Block[][] = [];
    while (at < lines.length) {
      const begin = bullet.exec(peek());
      if (!begin || begin[1] !== indent || /\d/.test(begin[2] ?? '') !== ordered) break;
      const inside = [peek().slice(begin[0].length)];
      at += 1;
      while (at < lines.length && (peek().trim() === '' ? goesOn(indent.length) : peek().search(/\S/) > indent.length)) {
        inside.push(peek().slice(Math.min(begin[0].length, Math.max(0, peek().search(/\S/)))));
        at += 1;
      }
      items.push(parseLines(inside));
    }
    return { kind: 'list', ordered, items };
  }

  /** An empty line is within an item if what follows it is. */
  function goesOn(indent: number): boolean {
    const next = lines.slice(at).find((line) => line.trim() !== '');
    return next !== undefined && next.search(/\S/) > indent;
  }

  function paragraph(): Block {
    const inside: string[] = [];
    while (at < lines.length && peek().trim() !== '' && !/^(#{1,4} |\|)/.test(peek()) && !peek().trimStart().startsWith('```')) {
      if (inside.length > 0 && bullet.test(peek())) break;
      inside.push(peek().trim());
      at += 1;
    }
    return { kind: 'paragraph', children: parseInline(inside.join(' ')) };
  }
}

const marks = /`([^`]+)`|\*\*(.+?)\*\*|\[((?:`[^`]*`|[^\]])+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>/;

export function parseInline(text: string): Inline[] {
  const found = marks.exec(text);
  if (!found) return text === '' ? [] : [{ kind: 'text', text }];
  const [whole, code, strong, label, href, address] = found;
  return [...parseInline(text.slice(0, found.index)), node(), ...parseInline(text.slice(found.index + whole.length))];

  function node(): Inline {
    if (code !== undefined) return { kind: 'code', text: code };
    if (strong !== undefined) return { kind: 'strong', children: parseInline(strong) };
    if (address !== undefined) return { kind: 'link', href: address, children: [{ kind: 'text', text: address }] };
    return { kind: 'link', href: href ?? '', children: parseInline(label ?? '') };
  }
}

/** As the hosts of repositories make them, so that links between the guides are right in both places. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
