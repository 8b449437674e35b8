import { describe, expect, test } from 'vitest';
import { type HtmlText, htmlToText, sliceLength } from './html-text.ts';
import { createSettle, Markup } from './markup.ts';

/** To the end at once, and in how many pieces. */
function convert(html: string, enough = 3000, counted = 0): HtmlText & { readonly pieces: number } {
  const work = htmlToText(html, { keep: enough, counted: { left: counted } });
  for (let pieces = 0; ; pieces += 1) {
    const step = work.next();
    if (step.done) return { ...step.value, pieces };
  }
}

describe('HTML as a person would read it', () => {
  test.each<[string, string, string]>([
    ['paragraphs and entities', '<p>a</p><p>b &amp; c&nbsp;d</p>', 'a\nb & c d'],
    ['ends of lines', 'x<br>y<br><br>z<br><br><br>!', 'x\ny\n\nz\n\n!'],
    ['white space', '<p>  lots   of\n space </p>', 'lots of space'],
    ['lists', '<ul><li>one<li><p>two</p></li><li>three <b>bold</b></li></ul>after', '- one\n- two\n- three bold\nafter'],
    ['numbers, and lists in lists', '<ol start=3><li>a</li><li>b<ul><li>n</li></ul></li></ol>', '3. a\n4. b\n  - n'],
    ['tables', '<table><tr><th>Item<th>Price</tr><tr><td>1</td><td>19.90</td></tr></table>', 'Item | Price\n1 | 19.90'],
    ['tables for layout', '<table><tr><td><table><tr><td><p>a</p></td></tr></table></td></tr></table>b', 'a\nb'],
    ['quotes', '<blockquote><p>quoted</p><p>more</p></blockquote><p>answer</p>', '> quoted\n> more\nanswer'],
    ['terms', '<dl><dt>Order</dt><dd>A-1</dd><dt>Total</dt><dd>5</dd></dl>', 'Order: A-1\nTotal: 5'],
    ['text as it was set', '<pre>a\n  b</pre>c', 'a\n  b\nc'],
    ['links', '<a href=https://q.example>go<b> on</b></a>.', 'go on (https://q.example).'],
    [
      'links that say where',
      '<a href="https://x.example/">https://x.example</a> <a href="mailto:a@b.c">a@b.c</a>',
      'https://x.example a@b.c',
    ],
    [
      'links that are never closed',
      '<a href="https://x.example">a<a href="https://y.example">b',
      'a (https://x.example)b (https://y.example)',
    ],
    ['links that run something', '<a href="javascript:alert(1)">a</a><a href=" data:text/html,x">b</a>', 'ab'],
    [
      'pictures',
      '<a href="https://x.example"><img src="https://x.example/p.png" alt="Logo"></a>only',
      '[image: Logo (https://x.example/p.png)] (https://x.example)only',
    ],
    ['what is no text', '<head><style>a{}</style><title>t</title><body>ok<script>alert("<p>")</script>!', 'ok!'],
    ['comments for Outlook', '<!--[if mso]>OUT<![endif]-->ok', 'ok'],
    ['half a tag', 'a < b <c', 'a < b'],
    ['an entity for an entity', '&amp;lt;b&amp;gt; &#x1F600;', '&lt;b&gt; 😀'],
    ['nothing', '<div></div>', ''],
  ])('%s', (_, html, text) => {
    expect(convert(html)).toMatchObject({ text, more: false });
  });

  test.each([
    ['<div style="display:none">pre<div>x</div>y</div><p>seen', 'seen'],
    ['<div style="DISPLAY : None !important">a</div>seen', 'seen'],
    ['<span hidden>a<span>b</span>c</span>seen', 'seen'],
    // Closed by what a browser closes it with, so that nobody hides the rest of a mail from a model alone.
    ['<p style="display:none">a<p>seen', 'seen'],
    ['<div><p style="display:none">a</div>seen', 'seen'],
    ['<table><tr><td><span style="display:none">a</td><td>seen', 'seen'],
    ['<input hidden>seen', 'seen'],
    // As Chromium shows them.
    ['<table style="display:none">seen<tr><td>a</td></tr></table>', 'seen'],
    ['<table><tr hidden><td>a</td><div>seen</div></tr></table>', 'seen'],
    ['<div><table hidden><table>seen</table></div>', 'seen'],
    ['<th hidden>seen', 'seen'],
    ['<em style="height:0;overflow:hidden">seen</em>', 'seen'],
    ['<div style="background:#000">a</div>seen', 'seen'],
    ['<dd><pre hidden>a<dt>b</pre></dd>seen', '  seen'],
    ['<table><i hidden>a<table>b</table></i></table>', ''],
  ])('without what is not displayed: %s', (html, text) => {
    expect(convert(html).text).toBe(text);
  });
});

describe('of a text that is longer than what is kept', () => {
  test('what is missing is counted', () => {
    expect(convert('<p>1234</p><p>5678</p>', 9)).toMatchObject({ text: '1234\n5678', missing: 0, more: false });
    expect(convert('<p>1234</p><p>5678</p>', 8)).toMatchObject({ text: '1234\n567', missing: 1, more: false });
    const html = '<p>word</p>'.repeat(100_000);
    expect(convert(html, 100, html.length)).toMatchObject({ missing: 499_899, more: false });
  });

  test('as far as there is time to count, which all mails of an answer share', () => {
    const html = '<p>word</p>'.repeat(100_000);
    expect(convert(html, 100)).toMatchObject({ more: true, pieces: 1 });
    const counted = { left: 2.5 * sliceLength };
    const read = (over: string) => [...htmlToText(over, { keep: 100, counted })].length;
    expect([read(html), counted.left < 0, read(html)]).toEqual([4, true, 1]);
  });
});

describe('what attacks a converter', () => {
  const million = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));
  test.each([
    '<div>',
    '<table>',
    '<blockquote>',
    '<ul><li>',
    '<a href=x>',
    '<b>',
    '<',
    '<!--',
    '&lt;',
    '&',
    '<p hidden>',
    '<a b="',
    '</p>',
    '<pre>\n',
  ])('a million characters of %s are converted in pieces, once through', (piece) => {
    const html = million(piece);
    expect(convert(html, Number.MAX_SAFE_INTEGER).pieces).toBe(Math.ceil(html.length / sliceLength));
  });

  test('an attribute is not kept beyond what anybody follows, nor are ninety thousand of them', () => {
    expect(convert(`<a href="https://x.example/${'y'.repeat(100_000)}">a</a>`, 10_000).text).toHaveLength('a ()'.length + 2000);
    expect(convert(`<a ${'b=c '.repeat(90_000)} href="https://x.example">a</a>`).text).toBe('a (https://x.example)');
  });
});

test('others come in between, however much there is to convert', async () => {
  const settle = createSettle();
  let others = 0;
  let over = false;
  const count = () => {
    others += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const mails = Array.from({ length: 40 }, () => new Markup('<b></b>'.repeat(4000), 100));
  expect(await settle({ id: '1', mails })).toEqual({ id: '1' });
  over = true;
  // 1.1 million characters, of which 16,384 at once.
  expect(others).toBeGreaterThan(50);
});
