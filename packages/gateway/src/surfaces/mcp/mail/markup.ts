import { toPlainText } from '@gatehouse/connector';
import { createPace } from '../pace.ts';
import type { HtmlText } from './html-text.ts';
import { isHtml } from './tags.ts';

/** Characters that are read beyond those that are shown: what nobody sees is taken out afterwards. */
const spare = (limit: number) => 4 * limit + 1000;
/** Of a mail whose quotes are left out, and which is therefore read to its end. */
const mostLookedThrough = 100_000;
/** Characters of HTML that one answer reads only to say how much text is missing: about 50 milliseconds, in slices. */
const mostCounted = 1_000_000;

/** Where it depends on a person's program whether something is seen: what hides it may do so, and what is not certain is shown. */
const unsure = '\n[some of this may not be seen by a person: its styles could not be read for certain]';

/** What is wanted of the mails of an answer. */
export interface MailWanted {
  /** What programs quoted from earlier mails, and signatures: unless told otherwise. */
  readonly quotes: boolean;
}

/** HTML that is converted if it turns out to be shown: a long thread has far more of it than fits. */
export class Markup {
  readonly #html: string;
  readonly #limit: number;

  /** Text asked for as plain text stands in the same fields, and most fields hold no mail. */
  static isNeeded(text: string): boolean {
    return /[<&\n]/.test(text);
  }

  constructor(html: string, limit: number) {
    this.#html = html;
    this.#limit = limit;
  }

  async toText(settling: Settling): Promise<string> {
    const limit = this.#limit;
    const { quotes } = settling;
    if (!isHtml(this.#html)) {
      if (quotes) return toPlainText(this.#html, { limit });
      const { ownWords } = await import('./own-words.ts');
      const missing = Math.max(0, this.#html.length - mostLookedThrough);
      return toPlainText(ownWords(this.#html.slice(0, mostLookedThrough)), { limit, missing });
    }
    // Not needed by most processes, and the half of what an answer without HTML costs to load.
    const { htmlToText } = await import('./html-text.ts');
    const bounds = quotes
      ? { keep: spare(limit), counted: settling.counted }
      : { keep: mostLookedThrough, counted: { left: mostLookedThrough } };
    const { text, marks, missing, more, isUnsure }: HtmlText = await settling.pace(htmlToText(this.#html, bounds));
    const note = isUnsure ? unsure : '';
    if (quotes) return toPlainText(text, { limit, missing, more }) + note;
    const { ownWords } = await import('./own-words.ts');
    return toPlainText(ownWords(text, marks), { limit, missing, more }) + note;
  }

  /** About as long as it will be: what an answer's size is guessed by. */
  toJSON(): string {
    return this.#html.slice(0, this.#limit);
  }
}

interface Settling extends MailWanted {
  readonly pace: ReturnType<typeof createPace>;
  readonly counted: { left: number };
}

/** Puts text in the place of markup, at every depth; what turns out to be empty goes. One for each answer. */
export function createSettle({ quotes }: MailWanted = { quotes: true }) {
  const settling: Settling = { quotes, pace: createPace(), counted: { left: mostCounted } };
  return async function settle(value: unknown): Promise<unknown> {
    if (value instanceof Markup) return (await value.toText(settling)) || undefined;
    if (typeof value !== 'object' || value === null || !holdsMarkup(value)) return value;
    if (Array.isArray(value)) {
      const items = [];
      for (const item of value) items.push(await settle(item));
      const present = items.filter((item) => item !== undefined);
      return present.length === 0 ? undefined : present;
    }
    const entries = [];
    for (const [key, item] of Object.entries(value)) entries.push([key, await settle(item)] as const);
    const present = entries.filter(([, item]) => item !== undefined);
    return present.length === 0 ? undefined : Object.fromEntries(present);
  };
}

/** Whether something is to be converted before it can be shown. */
export function holdsMarkup(value: object): boolean {
  return Object.values(value).some((item) => item instanceof Markup || (typeof item === 'object' && item !== null && holdsMarkup(item)));
}
