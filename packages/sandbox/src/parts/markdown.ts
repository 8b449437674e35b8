import { plainText } from './html.ts';

const inline = (text: string) =>
  text
    .replaceAll(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replaceAll(/\*([^*]+)\*/g, '<i>$1</i>')
    .replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>');

/** As much Markdown as articles are written in: headings, lists, paragraphs, emphasis, links. */
export function markdownToHtml(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const heading = /^(#{1,4}) (.*)$/s.exec(block);
      if (heading) return `<h${heading[1]?.length}>${inline(heading[2] ?? '')}</h${heading[1]?.length}>`;
      const lines = block.split('\n');
      if (lines.every((line) => /^[-*] /.test(line)))
        return `<ul>${lines.map((line) => `<li><p>${inline(line.slice(2))}</p></li>`).join('')}</ul>`;
      return `<p>${inline(block.replaceAll('\n', ' '))}</p>`;
    })
    .join('');
}

/** The other way round, as far as it can be told. */
export const htmlToMarkdown = (html: string): string =>
  `${plainText(html.replaceAll(/<h([1-4])[^>]*>/gi, (_, level: string) => `${'#'.repeat(Number(level))} `).replaceAll(/<li[^>]*>/gi, '- '))}\n`;

/** Content comes back with margins taken off its paragraphs. */
export const normalised = (html: string): string => html.replaceAll(/<p(?![^>]*class=)([^>]*)>/gi, '<p class="no-margin"$1>');
