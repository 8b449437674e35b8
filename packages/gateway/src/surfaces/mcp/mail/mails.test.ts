import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSettle, Markup } from './markup.ts';

/*
 * Mails as programs send them, beside what a person reads who opens them: written from how they look, before there was anything to read
 * them with. `[quoted text left out]` stands for the same with the number of characters.
 */

interface Mail {
  readonly name: string;
  readonly html: string;
  readonly reads: string;
  readonly withoutQuotes: string | undefined;
}

const folder = new URL('./mails/', import.meta.url);

function mailsOf(file: string): Mail[] {
  const parts = readFileSync(new URL(file, folder), 'utf8').split(/^=== /m).slice(1);
  return parts.map((part) => {
    const [head = '', reads = '', withoutQuotes] = part.split(/^--- (?:reads|without quotes)\n/m);
    const [name = '', ...html] = head.split('\n');
    return { name, html: html.join('\n').trimEnd(), reads: reads.trimEnd(), withoutQuotes: withoutQuotes?.trimEnd() };
  });
}

/** Plain text is shown as it is, without its last line end. */
const read = (html: string, quotes: boolean) => createSettle({ quotes })(new Markup(html, 10_000));

const files = readdirSync(folder);

test('there are at least forty', () => {
  expect(files.flatMap(mailsOf).length).toBeGreaterThanOrEqual(40);
});

describe.each(files)('%s', (file) => {
  test.each(mailsOf(file).map((mail) => [mail.name, mail] as const))('%s', async (_, { html, reads, withoutQuotes }) => {
    expect(await read(html, true)).toBe(reads);
    if (withoutQuotes === undefined) return;
    const shown = String(await read(html, false));
    expect(shown.replace(/ left out: \d+ characters\]/g, ' left out]')).toBe(withoutQuotes);
  });
});
