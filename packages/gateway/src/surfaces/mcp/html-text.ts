import { Tokenizer } from 'htmlparser2';
import { voids } from './html-tags.ts';
import { type Attributes, createHtmlWriter, type HtmlWriter } from './html-writer.ts';

/** What became of a piece of HTML. */
export interface HtmlText {
  readonly text: string;
  /** Whether there is more, which nobody looked at. */
  readonly more: boolean;
}

/** Of HTML read at once: about a third of a millisecond. */
export const sliceLength = 4096;
/** Of an attribute: an address that is longer is not one that anybody follows. */
const longestAttribute = 2000;

/**
 * HTML as text, as a person would read it, until `enough` characters are there: paragraphs and cells apart, links with their address,
 * lists numbered, pictures and what is not displayed left out.
 *
 * In slices, each of which yields how much HTML it read, so that whoever asks can let others in between. Built on the tokenizer alone:
 * it keeps no stack of open tags, so that neither nesting nor tags that are never closed cost more than their length.
 */
export function* htmlToText(html: string, enough: number): Generator<number, HtmlText> {
  const writer = createHtmlWriter(enough);
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacksOf(html, writer));
  for (let at = 0; at < html.length; at += sliceLength) {
    const slice = html.slice(at, at + sliceLength);
    tokenizer.write(slice);
    yield slice.length;
    if (writer.full()) return { text: writer.text(), more: at + slice.length < html.length || writer.dropped() };
  }
  tokenizer.end();
  return { text: writer.text(), more: writer.dropped() };
}

const isWanted = (name: string): name is keyof Attributes => ['href', 'style', 'start', 'hidden'].includes(name);

/** Offsets count from the beginning of all that was written, so names and texts are taken from the whole. */
function callbacksOf(html: string, writer: HtmlWriter): ConstructorParameters<typeof Tokenizer>[1] {
  let tag = '';
  let attributes: Attributes = {};
  let name: keyof Attributes | undefined;
  const addToValue = (text: string) => {
    if (name === undefined) return;
    const value = attributes[name] ?? '';
    if (value.length < longestAttribute) attributes[name] = (value + text).slice(0, longestAttribute);
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
    onattribdata: (start, end) => addToValue(html.slice(start, Math.min(end, start + longestAttribute))),
    onattribentity: (codepoint) => addToValue(String.fromCodePoint(codepoint)),
    onattribend: nothing,
    onopentagend: () => writer.open(tag, attributes),
    onselfclosingtag() {
      writer.open(tag, attributes);
      if (!voids.has(tag)) writer.close(tag);
    },
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
