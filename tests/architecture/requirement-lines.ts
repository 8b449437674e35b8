import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A line of one of the documents, as the page of requirements has it. */
export interface Line {
  /** "Document 1: …", and the heading within it. */
  readonly document: string;
  readonly section: string;
  /** The cells by the names of their columns. */
  readonly cells: Readonly<Record<string, string>>;
  /** Why it works in another way, or does not yet. */
  readonly because?: string;
  readonly part: boolean;
  /** Links and code of the place. */
  readonly places: readonly string[];
  /** `file › name of a test` */
  readonly tests: readonly string[];
}

const cellsOf = (row: string) =>
  row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
export const codesOf = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
const linksOf = (text: string) => [...text.matchAll(/\[[^\]]+\]\(([^)]+)\)/g)].map(([, target = '']) => `(${target})`);

/** A reason ends before the first link or code that nothing but places follow. */
const marked =
  /^\*\*(?<mark>Otherwise|Not part)\*\*: (?<because>.+?[.:])(?: (?<places>(?:\[[^\]]+\]\([^)]+\)|`[^`]+`)(?:, (?:\[[^\]]+\]\([^)]+\)|`[^`]+`))*))?$/;

export function linesOf(page: string): Line[] {
  const lines: Line[] = [];
  let [document, section, columns]: [string, string, string[] | undefined] = ['', '', undefined];
  for (const row of page.split('\n')) {
    if (row.startsWith('## ')) document = row.slice(3);
    if (row.startsWith('### ')) section = row.slice(4);
    if (!row.startsWith('|')) columns = undefined;
    else if (!columns) columns = cellsOf(row);
    else if (!row.startsWith('| ---')) {
      const cells = Object.fromEntries(cellsOf(row).map((cell, index) => [columns?.[index] ?? '', cell]));
      const { mark, because, places } = marked.exec(cells['place'] ?? '')?.groups ?? {};
      const where = mark ? (places ?? '') : (cells['place'] ?? '');
      lines.push({
        document,
        section,
        cells,
        part: mark !== 'Not part',
        ...(because === undefined ? {} : { because }),
        places: [...linksOf(where), ...codesOf(where)],
        tests: codesOf(cells['shown by'] ?? ''),
      });
    }
  }
  return lines;
}

/** The names of the tests in a file, as they are written there. */
export function testsIn(source: string): ReadonlySet<string> {
  const calls = source.matchAll(/(?:\b(?:it|test)|\))\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`),/g);
  return new Set([...calls].map(([, one, two, three]) => (one ?? two ?? three ?? '').replaceAll(/\\(.)/g, '$1')));
}

/** What a link to a heading of a page ends in. */
export const anchorsOf = (page: string): ReadonlySet<string> =>
  new Set(
    [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(/\s/g, '-'),
    ),
  );
