import { Tokenizer } from 'htmlparser2';
import type { Mark } from './marks.ts';
import type { AttributeName, Attributes } from './own-look.ts';
import { voids } from './tags.ts';
import { createHtmlWriter, type HtmlWriter } from './writer.ts';

/** What became of a piece of HTML. */
export interface HtmlText {
  /** As much of it as was to be kept. */
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Characters of text that were read and are not kept. */
  readonly missing: number;
  /** Whether a person may not see some of it: their program decides. */
  readonly isUnsure: boolean;
  /** Whether there is more, which nobody looked at. */
  readonly more: boolean;
}

export interface Bounds {
  /** Characters of text that are kept. */
  readonly keep: number;
  /** Characters of HTML that are read only to know how much text is missing: used up by all that share it. */
  readonly counted: { left: number };
}

/** Of HTML read at once: about a third of a millisecond. */
export const sliceLength = 4096;
/** Of an attribute: an address that is longer is not one that anybody follows. A style is read to its end, which may be what counts. */
const longestAttribute = 2000;

/**
 * HTML as text, as a person would read it: paragraphs and cells apart, links and pictures with their address, lists numbered, and
 * what a person does not see left out.
 *
 * In slices, each of which yields how much HTML it read, so that whoever asks can let others in between. Built on the tokenizer alone:
 * what is open is kept so that neither nesting nor tags that are never closed cost more than their length.
 */
export function* htmlToText(html: string, { keep, counted }: Bounds): Generator<number, HtmlText> {
  const first = createHtmlWriter(keep);
  const more = yield* readThrough(html, keep, counted, first);
  if (!first.lateSheet) return finish(first, more);
  // What styles that stand below a text say of it is known only now.
  const writer = createHtmlWriter(keep, first.lateSheet);
  return finish(writer, yield* readThrough(html, keep, counted, writer));
}

function finish(writer: HtmlWriter, more: boolean): HtmlText {
  const { text, marks, isUnsure } = writer.end();
  return { text, marks, isUnsure, missing: writer.length - text.length, more };
}

/** Whether there is more than was read. */
function* readThrough(html: string, keep: number, counted: Bounds['counted'], writer: HtmlWriter): Generator<number, boolean> {
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacksOf(html, writer));
  for (let at = 0; at < html.length; at += sliceLength) {
    if (writer.length > keep && counted.left <= 0) return true;
    const slice = html.slice(at, at + sliceLength);
    if (writer.length > keep) counted.left -= slice.length;
    tokenizer.write(slice);
    yield slice.length;
  }
  tokenizer.end();
  return false;
}

const wanted: ReadonlySet<string> = new Set(
  'alt background bgcolor border class color colspan height hidden href id media open role src start style text title type value width'.split(
    ' ',
  ) satisfies string[],
);
const isWanted = (name: string): name is AttributeName => wanted.has(name);

/** Offsets count from the beginning of all that was written, so names and texts are taken from the whole. */
function callbacksOf(html: string, writer: HtmlWriter): ConstructorParameters<typeof Tokenizer>[1] {
  let tag = '';
  let attributes: Attributes = {};
  let name: AttributeName | undefined;
  const addToValue = (text: string) => {
    if (name === undefined) return;
    const value = attributes[name] ?? '';
    if (name === 'style') attributes[name] = value + text;
    else if (value.length < longestAttribute) attributes[name] = value + text.slice(0, longestAttribute - value.length);
  };
  const nothing = () => {};
  return {
    onopentagname(start, end) {
      tag = html.slice(start, Math.min(end, start + 32)).toLowerCase();
      attributes = {};
      name = undefined;
    },
    onattribname(start, end) {
      const found = html.slice(start, Math.min(end, start + 32)).toLowerCase();
      // The first of the same name counts, as in browsers.
      name = isWanted(found) && attributes[found] === undefined ? found : undefined;
      if (name !== undefined) attributes[name] = '';
    },
    onattribdata: (start, end) => addToValue(html.slice(start, name === 'style' ? end : Math.min(end, start + longestAttribute))),
    onattribentity: (codepoint) => addToValue(String.fromCodePoint(codepoint)),
    onattribend: nothing,
    onopentagend: () => writer.open(tag, attributes, voids.has(tag)),
    onselfclosingtag: () => writer.open(tag, attributes, true),
    onclosetag: (start, end) =>
      writer.close(
        html
          .slice(start, Math.min(end, start + 32))
          .trim()
          .toLowerCase(),
      ),
    ontext: (start, end) => writer.write(html.slice(start, end)),
    ontextentity: (codepoint) => writer.write(String.fromCodePoint(codepoint)),
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
  };
}
