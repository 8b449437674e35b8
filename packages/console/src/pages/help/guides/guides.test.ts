import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromSegment, type GuideId, guides, isGuide, targetOf, toSegment } from '../../../patterns/guides.ts';
import { type Block, type Inline, parseInline, parseMarkdown, slugOf } from './markdown.ts';

const source = join(import.meta.dirname, '../../..');
const docs = join(source, '../../../docs');
const ids = Object.keys(guides) as GuideId[];
const blocksOf = new Map(ids.map((id) => [id, parseMarkdown(readFileSync(join(docs, `${id}.md`), 'utf8'))]));

const within = (block: Block): readonly Inline[] =>
  block.kind === 'code'
    ? []
    : block.kind === 'list'
      ? block.items.flatMap((item) => item.flatMap(within))
      : block.kind === 'table'
        ? [...block.head, ...block.rows.flat()].flat()
        : block.children;
const flat = (inline: readonly Inline[]): Inline[] =>
  inline.flatMap((part) => ('children' in part ? [part, ...flat(part.children)] : [part]));
const partsOf = (id: GuideId) => flat((blocksOf.get(id) ?? []).flatMap(within));
const sectionsOf = (id: GuideId) => new Set((blocksOf.get(id) ?? []).flatMap((block) => (block.kind === 'heading' ? [block.id] : [])));

test('the parts of Markdown that the guides are written in', () => {
  expect(parseMarkdown('# A `b` **c**\n\none\ntwo <https://x.example>\n\n| a | b |\n| --- | --- |\n| 1 \\| 2 | [x](y.md#z) |\n')).toEqual([
    {
      kind: 'heading',
      level: 1,
      id: 'a-b-c',
      children: [
        { kind: 'text', text: 'A ' },
        { kind: 'code', text: 'b' },
        { kind: 'text', text: ' ' },
        { kind: 'strong', children: [{ kind: 'text', text: 'c' }] },
      ],
    },
    {
      kind: 'paragraph',
      children: [
        { kind: 'text', text: 'one two ' },
        { kind: 'link', href: 'https://x.example', children: [{ kind: 'text', text: 'https://x.example' }] },
      ],
    },
    {
      kind: 'table',
      head: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]],
      rows: [[[{ kind: 'text', text: '1 | 2' }], [{ kind: 'link', href: 'y.md#z', children: [{ kind: 'text', text: 'x' }] }]]],
    },
  ]);
  expect(parseMarkdown('1. one\n   more\n\n   ```sh\n   ls\n     -l\n   ```\n2. two\n   * deep\n\nafter')).toEqual([
    {
      kind: 'list',
      ordered: true,
      items: [
        [
          { kind: 'paragraph', children: [{ kind: 'text', text: 'one more' }] },
          { kind: 'code', text: 'ls\n  -l' },
        ],
        [
          { kind: 'paragraph', children: [{ kind: 'text', text: 'two' }] },
          { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', children: [{ kind: 'text', text: 'deep' }] }]] },
        ],
      ],
    },
    { kind: 'paragraph', children: [{ kind: 'text', text: 'after' }] },
  ]);
  expect(parseInline('`a` [`b`](c)')).toHaveLength(3);
  expect(slugOf('Back up, and restore')).toBe('back-up-and-restore');
});

test.each(ids)('%s is understood whole: nothing of its marks is left in the words', (id) => {
  const words = partsOf(id).flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  expect(words.length).toBeGreaterThan(2);
  expect(words.filter((text) => /\*\*|\]\(|```|^#|\|/.test(text.replaceAll(' | ', '')))).toEqual([]);
  expect(fromSegment(toSegment(id))).toBe(id);
});

test('links between guides lead to a guide and a section that are there', () => {
  const broken: string[] = [];
  let counted = 0;
  for (const id of ids) {
    for (const part of partsOf(id)) {
      if (part.kind !== 'link') continue;
      const target = targetOf(part.href, id);
      if (target === null || 'url' in target) continue;
      counted += 1;
      if (target.hash !== '' && !sectionsOf(target.guide).has(target.hash)) broken.push(`${id}: ${part.href}`);
    }
  }
  expect(counted).toBeGreaterThan(15);
  expect(broken).toEqual([]);
});

test('every page that names a guide names one with that section', () => {
  const named = globSync('**/*.tsx', { cwd: source }).flatMap((file) => [
    ...readFileSync(join(source, file), 'utf8').matchAll(/<GuideLink\s+guide="([^"]+)"(?:\s+section="([^"]+)")?/g),
  ]);
  expect(named.length).toBeGreaterThanOrEqual(8);
  for (const [, guide = '', section] of named) {
    expect(isGuide(guide), guide).toBe(true);
    if (section !== undefined) expect([...sectionsOf(guide as GuideId)], guide).toContain(section);
  }
});

test.each([
  ['../SECURITY.md', null],
  ['adr/0008-where-the-seed-documents-are-not-followed.md', null],
  ['../packages/sandbox/README.md', null],
  ['javascript:alert(1)', null],
  ['https://developers.intercom.com/', { url: 'https://developers.intercom.com/' }],
  ['#over-oauth', { guide: 'connect-intercom', hash: 'over-oauth' }],
  ['reference/scopes.md', { guide: 'reference/scopes', hash: '' }],
  ['operate.md#recover-an-account', { guide: 'operate', hash: 'recover-an-account' }],
])('%s leads to %j', (href, target) => {
  expect(targetOf(href, 'connect-intercom')).toEqual(target);
});
