import { describe, expect, test } from 'vitest';
import { createSettle, Markup } from './markup.ts';

/*
 * Wherever a text from outside can stand in a mail, 70 KB of whatever makes a pattern try again and again. What grows with the square of
 * it takes more than ten seconds, what does not a tenth of one: the limit of the test is a watchdog between the two, not a measure.
 */
const watchdog = 10_000;
const length = 70_000;

const runs = ' |a |a|(|!|-|1|.a|;|,|\n|/*|\\|"|{|@media(|&#|<|\u{1f600}|\u{1f1e9}\u{1f1ea}'.split('|');

const properties =
  'display visibility opacity font-size font color background background-color background-image height max-height width max-width overflow ' +
  'text-indent position left top margin margin-left padding clip clip-path transform filter text-decoration text-shadow white-space ' +
  '-webkit-text-fill-color animation --x';
const attributes =
  'alt background bgcolor border class color colspan height hidden href id media role src start style text title type value width';

/** Each place, around a run; what follows it is the rest of the mail. */
const places: Readonly<Record<string, (run: string) => string>> = {
  text: (run) => run,
  'text as it was typed': (run) => `<pre>${run}</pre>`,
  'text of a link': (run) => `<a href="https://x.example">${run}</a>`,
  'a cell': (run) => `<table><tr><td>${run}<td>x</table>`,
  'an item': (run) => `<ol><li>${run}<sup>${run}</sup></ol>`,
  'what is quoted': (run) => `On 1 May a wrote:<blockquote type=cite>${run}</blockquote>`,
  'a comment': (run) => `<!--${run}-->`,
  'the name of a tag': (run) => `<${run}></${run}>`,
  'the name of an attribute': (run) => `<p ${run}=1 ${run}>x</p>`,
  'a value without quotes': (run) => `<p style=${run}>x</p>`,
  'an entity': (run) => `&${run};&#${run};`,
  'a style as a whole': (run) => `<style>${run}</style>`,
  'a selector': (run) => `<style>.a${run}.b{display:none}</style>`,
  'a rule': (run) => `<style>.a{${run}}</style><p class=a>x</p>`,
  'what a group asks for': (run) => `<style>@media ${run}{.a{display:none}}</style>`,
  'a group asked for in brackets': (run) => `<style>@media (${run}){.a{display:none}}@supports (${run}){.a{display:none}}</style>`,
  'the name of a property': (run) => `<p style="${run}:none;${run}">x</p>`,
  'a style': (run) => `<p style="color:${run}x;background:${run}x;transform:${run}x;display:none">x</p>`,
  'a rule of many words': (run) => `<style>p{color:${run}x!important;background:${run}x;font:${run}}</style><p>x</p>`,
  'many classes': (run) => `<style>${'.a{display:none}'.repeat(100)}</style>${`<p class="${run.slice(0, 1900)}">x</p>`.repeat(50)}`,
  ...Object.fromEntries(
    // Short enough to be looked at as a whole, as often as it fits.
    properties.split(' ').map((name) => [`style ${name}`, (run) => `<p style="${name}:${run.slice(0, 380)}x">x</p>`.repeat(250)]),
  ),
  ...Object.fromEntries(
    attributes
      .split(' ')
      .map((name) => [
        `attribute ${name}`,
        (run) => `<style ${name}="${run}x"></style><img ${name}="${run}x">${`<td ${name}="${run.slice(0, 1900)}x">`.repeat(50)}`,
      ]),
  ),
};

describe.each(Object.entries(places))('%s', (_, around) => {
  test('costs its length, whatever it is', { timeout: watchdog }, async () => {
    for (const run of runs) {
      const html = `<p>seen</p>${around(run.repeat(Math.ceil(length / run.length)))}`;
      for (const quotes of [true, false]) expect(String(await createSettle({ quotes })(new Markup(html, 1000)))).toContain('seen');
    }
  });
});
