import { toPlainText } from '@gatehouse/connector';
import { createPace } from '../pace.ts';
import type { HtmlText } from './html-text.ts';

/** Characters that are read beyond those that are shown: what nobody sees is taken out afterwards. */
const spare = (limit: number) => 4 * limit + 1000;
/** Of a mail whose quotes are left out, and which is therefore read to its end. */
const mostLookedThrough = 100_000;
/** Characters of HTML that one answer reads only to say how much text is missing: about 50 milliseconds, in slices. */
const mostCounted = 1_000_000;

export interface MailReading {
  readonly limit: number;
  /** Without what a mail's program quoted, and without signatures. */
  readonly quotes: boolean;
}

/** HTML that is converted if it turns out to be shown: a long thread has far more of it than fits. */
export class Markup {
  readonly #html: string;
  readonly #reading: MailReading;

  /** Text asked for as plain text stands in the same fields, and most fields hold no mail. */
  static isNeeded(text: string, { quotes }: MailReading): boolean {
    return !quotes || /[<&]/.test(text);
  }

  constructor(html: string, reading: MailReading) {
    this.#html = html;
    this.#reading = reading;
  }

  async toText(settling: Settling): Promise<string> {
    // Not needed by most processes, and the half of what an answer without HTML costs to load.
    const { htmlToText, isHtml } = await import('./html-text.ts');
    const { limit, quotes } = this.#reading;
    if (!isHtml(this.#html)) {
      const text = quotes ? this.#html : (await import('./own-words.ts')).ownWords(this.#html);
      return toPlainText(text, { limit });
    }
    const bounds = quotes
      ? { keep: spare(limit), counted: settling.counted }
      : { keep: mostLookedThrough, counted: { left: mostLookedThrough } };
    const { text, marks, missing, more }: HtmlText = await settling.pace(htmlToText(this.#html, bounds));
    if (quotes) return toPlainText(text, { limit, missing, more });
    const { ownWords } = await import('./own-words.ts');
    return toPlainText(ownWords(text, marks), { limit, missing, more });
  }

  /** About as long as it will be: what an answer's size is guessed by. */
  toJSON(): string {
    return this.#html.slice(0, this.#reading.limit);
  }
}

interface Settling {
  readonly pace: ReturnType<typeof createPace>;
  readonly counted: { left: number };
}

/** Puts text in the place of markup, at every depth; what turns out to be empty goes. One for each answer. */
export function createSettle() {
  const settling: Settling = { pace: createPace(), counted: { left: mostCounted } };
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
