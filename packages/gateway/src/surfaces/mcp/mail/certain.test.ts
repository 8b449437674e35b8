import { describe, expect, test } from 'vitest';
import { createSettle, Markup } from './markup.ts';

const read = async (html: string) => String((await createSettle()(new Markup(`${html}<p>end</p>`, 2000))) ?? '');
const note = /\n\[some of this may not be seen by a person[^\]]*\]$/;
const times = (text: string, times: number) => text.repeat(times);

describe('what a person sees is there, and nothing is said', () => {
  test.each([
    '<table><tr><td style="width:1%;overflow:hidden">seen</td></tr></table>',
    '<table><tr><td style="width:1px;height:0;overflow:hidden">seen</td></tr></table>',
    '<div style="max-height:1em;overflow:hidden">seen</div>',
    '<div style="height:0.5in;overflow:auto">seen</div>',
    '<div style="width:1%;overflow:hidden">seen</div>',
    '<div style="height:0;padding-bottom:20px;overflow:hidden">seen</div>',
    '<style>.a>.h{display:none}</style><div class=a><div><p class=h>seen</p></div></div>',
    `<style>${times('.h{display:none}', 64)}.h{display:block}</style><p class=h>seen</p>`,
    `<style>.h{display:none}${times(' ', 1001)}.h{display:block}</style><p class=h>seen</p>`,
    '<style>@media (max-width:600px){.h{display:none}}@media (prefers-color-scheme:dark){.h{color:#fff}}</style><p class=h>seen</p>',
    '<style>a:hover{display:none}</style><a>seen</a>',
    '<style type="text/other">.h{display:none}</style><p class=h>seen</p>',
    '<div style="position:absolute;clip:rect(0,500px,500px,0)">seen</div>',
    '<div style="clip-path:inset(60% 0 0 0)">seen</div>',
    '<body text="white"><mark>seen</mark></body>',
    '<p style="color:white"><button>seen</button></p>',
    '<div style="text-indent:600px">seen</div>',
    '<p style="display:none;display:block">seen</p>',
    '<p style="display:block;display:bogus">seen</p>',
    '<p style="font:700 12px/1.5 a">seen</p>',
    '<style>@media print{.h{display:none}}</style><p class=h>seen</p>',
    '<style>.a .b .h{display:none}</style><div class=b><div class=a><p class=h>seen</p></div></div>',
  ])('%s', async (html) => {
    const text = await read(html);
    expect(text).toContain('seen');
    expect(text).not.toMatch(note);
  });
});

describe('what a person may see is there, and it is said once', () => {
  test.each([
    '<style>@supports not (display:grid){.h{display:none}}</style><p class=h>seen</p>',
    '<style>@supports (foo:bar){.h{display:none}}</style><p class=h>seen</p>',
    '<style>@container (min-width:1px){.h{display:none}}</style><p class=h>seen</p>',
    '<style>[title]{display:none}</style><p title=x>seen</p>',
    '<style>p:not(.x){display:none}</style><p>seen</p><p>seen</p>',
    '<style>:is(.h){display:none}</style><p class=h>seen</p>',
    '<style>.a{.h{display:none}}</style><div class=a><p class=h>seen</p></div>',
    '<style>.x,,.h{display:none}</style><p class=h>seen</p>',
    '<style>.x >{display:none}</style><div class=x><p>seen</p></div>',
    '<style>.h,.x:nosuch{display:none}</style><p class=h>seen</p>',
    '<style>b+.h{display:none}</style><b></b><p class=h>seen</p>',
    '<style>.h{display:none}p:not(.x){display:block!important}</style><p class=h>seen</p>',
    `<style>${Array.from({ length: 150 }, (_, at) => `.a${at} .h{display:inline}`).join('')}.h{display:none}</style><p class=h>seen</p>`,
    '<p style="color:white;text-shadow:0 0 3px black">seen</p>',
    '<p style="color:transparent;background-image:linear-gradient(red,blue);-webkit-background-clip:text">seen</p>',
    '<p style="display:var(--x)">seen</p>'.replace('<p', '<style>p{opacity:0}p{opacity:var(--o)}</style><p'),
    `<p style="display:none;display:${times('a ', 300)}">seen</p>`,
    '<div style="position:absolute;left:-800px">seen</div>',
    '<div style="opacity:0;animation:come 1s forwards">seen</div>',
    '<div style="position:absolute;color:white">seen</div>',
  ])('%s', async (html) => {
    const text = await read(html);
    expect(text).toContain('seen');
    expect(text).toMatch(note);
    expect(text.split('may not be seen')).toHaveLength(2);
  });
});

describe('what a person does not see is not there', () => {
  test.each([
    `<style>${times('.h{display:block}', 64)}.h{display:none}</style><p class=h>hidden</p>`,
    `<style>${times(' ', 1001)}.h{display:none}</style><p class=h>hidden</p>`,
    '<style>@media (max-width:99999px){.h{display:none}}</style><p class=h>hidden</p>',
    '<style>.h,.x:first-child,a:hover{display:none}</style><p class=h>hidden</p>',
    '<style>*{display:none}*{display:block!important}.h.h,.g{display:none!important}</style><p class=h>hidden</p>',
    '<style>.x *{display:none}</style><div class=x><p>hidden</p></div>',
    '<style>.x>p{display:none}</style><div class=x><p>hidden</p></div>',
    '<style>.x .y > p{display:none}</style><div class=x><i><div class=y><p>hidden</p></div></i></div>',
    '<p style="display:none;display:bogus">hidden</p>',
    '<p style="color:#fff;color:bogus">hidden</p>',
    '<p style="font-size:0;font-size:big">hidden</p>',
    '<p style="opacity:0;opacity:much">hidden</p>',
    '<p style="-webkit-text-fill-color:transparent">hidden</p>',
    '<p style="color:transparent"><b>hidden</b></p>',
    '<p style="opacity:1%">hidden</p>',
    '<p style="font-size:0vw">hidden</p>',
    '<p style="font-size:calc(0px)">hidden</p>',
    '<div style="transform:translateX(-9999px)">hidden</div>',
    '<div style="transform:translate(0, -9999px)">hidden</div>',
    '<div style="margin:0 0 0 -9999px">hidden</div>',
    '<div style="position:relative;left:-9999px">hidden</div>',
    '<div style="transform:scale(0)">hidden</div>',
    '<p style="color:canvas">hidden</p>',
    '<p style="color:oklch(1 0 0)">hidden</p>',
    '<p style="color:hsl(0 0% 99%)">hidden</p>',
    '<p style="filter:opacity(0)">hidden</p>',
    '<dialog>hidden</dialog>',
    '<div style="position:absolute;clip:rect(1px,1px,1px,1px)">hidden</div>',
    '<div style="clip-path:inset(50%)">hidden</div>',
    '<div style="height:0;overflow:hidden">hidden</div>',
    '<div style="width:0;overflow:hidden">hidden</div>',
    '<p class=h>hidden</p><style>.h{display:none}</style>',
    '<p style="display:none;background:url(x;y)">hidden</p>',
    '<font color="ffffff">hidden</font>',
  ])('%s', async (html) => {
    expect(await read(html)).toBe('end');
  });
});
