import { toPlainText } from '@gatehouse/connector';
import { createPace } from './pace.ts';

/** Characters that are read beyond those that are shown: what nobody sees is taken out afterwards. */
const spare = 1000;

/** HTML that is converted if it turns out to be shown: a long thread has far more of it than fits. */
export class Markup {
  readonly #html: string;
  readonly #limit: number;

  /** What holds no markup is no HTML: text asked for as plain text stands in the same fields. */
  static isIn(text: string): boolean {
    return /[<&]/.test(text);
  }

  constructor(html: string, limit: number) {
    this.#html = html;
    this.#limit = limit;
  }

  async toText(pace: ReturnType<typeof createPace>): Promise<string> {
    // Not needed by most processes, and the half of what an answer without HTML costs to load.
    const { htmlToText } = await import('./html-text.ts');
    const { text, more } = await pace(htmlToText(this.#html, this.#limit + spare));
    return toPlainText(text, { limit: this.#limit, more });
  }

  /** About as long as it will be: what an answer's size is guessed by. */
  toJSON(): string {
    return this.#html.slice(0, this.#limit);
  }
}

/** Puts text in the place of markup, at every depth; what turns out to be empty goes. One for each answer. */
export function createSettle() {
  const pace = createPace();
  return async function settle(value: unknown): Promise<unknown> {
    if (value instanceof Markup) return (await value.toText(pace)) || undefined;
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
