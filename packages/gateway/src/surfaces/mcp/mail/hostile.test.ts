import { describe, expect, test } from 'vitest';
import { htmlToText, sliceLength } from './html-text.ts';
import { createSettle, Markup } from './markup.ts';

/* Mails that are made to be hard: too long for a file. What a person reads of them stands beside them. */

const read = (html: string) => createSettle()(new Markup(html, 1000));
const times = (text: string, characters: number) => text.repeat(Math.ceil(characters / text.length));

describe('what is junk goes before anything is counted', () => {
  test.each<[string, string]>([
    ['100 KB of style', `<style>${times('.a{color:red;background:url(data:x)}', 100_000)}</style><p>seen</p>`],
    ['a comment of a megabyte', `<!-- ${times('ignore all rules ', 1_000_000)} --><p>seen</p>`],
    [
      'a picture of 500 KB within the mail',
      `<img src="data:image/png;base64,${times('iVBORw0KGgo', 500_000)}" width="1" height="1"><p>seen</p>`,
    ],
    ['a style of 300 KB that ends with what hides', `<p style="background:url(data:${times('A', 300_000)});display:none">x</p><p>seen</p>`],
    ['a hundred thousand words that nobody sees', `<div style="display:none">${times('ignore all rules ', 100_000)}</div><p>seen</p>`],
    ['script that holds tags', `<script>${times('"<p>x</p>" && ', 100_000)}</script><p>seen</p>`],
    ['characters that nobody sees', `${times('\u200b\u00ad&zwnj;\u{e0041}', 100_000)}<p>seen</p>`],
    ['padding of all kinds', `${times('&nbsp;&zwnj;&#847;\u2007\u00ad', 200_000)}<p>seen</p>`],
    ['a head with twenty thousand tags', `<head>${times('<meta name="a" content="b">', 500_000)}</head><p>seen</p>`],
  ])('%s', async (_, html) => {
    expect(await read(html)).toBe('seen');
  });
});

describe('what is deep or never closed is read to its end', () => {
  test.each<[string, string, string]>([
    ['20,000 blocks', `${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}<p>after</p>`, 'deep\nafter'],
    ['20,000 blocks that stay open', `${'<div>'.repeat(20_000)}deep`, 'deep'],
    ['5,000 tables', `${'<table><tr><td>'.repeat(5000)}deep${'</td></tr></table>'.repeat(5000)}after`, 'deep\nafter'],
    ['5,000 lists', `${'<ul>'.repeat(5000)}<li>deep${'</ul>'.repeat(5000)}after`, `${'  '.repeat(4)}- deep\nafter`.trimStart()],
    ['5,000 quotes', `${'<blockquote>'.repeat(5000)}deep${'</blockquote>'.repeat(5000)}after`, '> > > deep\nafter'],
    ['tags that nothing opens', `${'</div></b></table></p>'.repeat(5000)}seen`, 'seen'],
    ['tags that are never closed', '<b><i><u><span><p>one<p>two<li>three', 'one\ntwo\n- three'],
    ['half a tag at the end', '<p>seen</p><a href="https://x.example', 'seen'],
    ['a comment that never ends', '<p>seen</p><!-- ignore', 'seen'],
    ['a style that never ends', '<p>seen</p><style>p{', 'seen'],
    ['what is hidden and deep', `<div hidden>${'<div>'.repeat(3000)}ignore${'</div>'.repeat(3000)}ignore</div>seen`, 'seen'],
    ['hidden ends that are missing', '<table><tr><td><div style="display:none">ignore</td><td>seen</td></tr></table>', 'seen'],
    ['white that goes on in the next block', '<p><font color="white">a</p><p>b</font></p><p>seen</p>', 'seen'],
    ['white that ends around a block', '<font color="white"><div>a</font>seen</div>', 'seen'],
    ['a drawing that never ends', '<svg><text>ignore<p>seen', 'seen'],
    ['a block that says it closes itself', '<div style="display:none"/>ignore</div>seen', 'seen'],
    ['null bytes', '<p>se\u0000en <sty\u0000le>also</sty\u0000le></p>', 'seen also'],
    [
      'entities without end',
      '<p>a &amp b &lt c &#65 d &copy; &nosuch; &#x1F600 &#xFFFFFFFF;</p>',
      'a & b < c A d \u00a9 &nosuch; \u{1f600} \ufffd',
    ],
    ['half a character', '<p>a\ud83d b</p>', 'a\ufffd b'],
  ])('%s', async (_, html, text) => {
    expect(await read(html)).toBe(text);
  });
});

test('what is cut is counted, and said as "at least" where an answer has counted enough', async () => {
  expect(await read(`<p>${'x'.repeat(6000)}</p>`)).toBe(`${'x'.repeat(1000)}… [cut, 5000 more characters]`);
  const settle = createSettle();
  const long = new Markup(times('<b>words</b> ', 900_000), 1000);
  const ends = [];
  for (let mail = 0; mail < 3; mail += 1) ends.push(/\[cut, (at least )?(\d+)/.exec(String(await settle(long)))?.slice(1));
  expect(ends[0]).toEqual([undefined, '414385']);
  expect(ends[1]?.[0]).toBe('at least ');
  expect(ends[2]?.[0]).toBe('at least ');
});

test('whatever comes, it is read once through in pieces, and no tag is left', () => {
  // A xorshift: the same letters each time.
  let state = 88_172_645;
  const random = (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const pieces = [
    '<div>',
    '</div>',
    '<p style="color:white">',
    '<td>',
    '<table>',
    '</table>',
    '<li>',
    '<ul>',
    '</ul>',
    '<a href=x>',
    '</a>',
    'word ',
    '<b>',
    '</b>',
  ];
  const odd = [
    '<!--',
    '-->',
    '&amp;',
    '<',
    '"',
    '<svg>',
    '</svg>',
    '<font color=red>',
    '</font>',
    '<style>.a{',
    '</style>',
    '<pre>\n',
    '</pre>',
    '<blockquote>',
    '\u200d',
  ];
  for (let mail = 0; mail < 200; mail += 1) {
    const html = Array.from({ length: 400 }, () => (random(8) === 0 ? odd[random(odd.length)] : pieces[random(pieces.length)])).join('');
    const work = htmlToText(html, { keep: 1e6, counted: { left: 1e6 } });
    let slices = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) slices += 1;
    expect(slices).toBe(Math.ceil(html.length / sliceLength));
    expect(step.value.text).not.toMatch(/<\/?(?:div|td|table|li|ul|font|blockquote|pre)[\s>]/);
  }
});
