import { markOf } from '@gatehouse/connector/input-reading';
import type * as z from 'zod';
import { Markup } from './mail/markup.ts';
import type { Detail } from './quote.ts';

/** What the result says once of what stands in it in another form than Intercom's, or without its unit. */
const said = {
  times: 'UTC',
  durations: 'seconds',
  amounts: 'in units of their currency, not in cents',
} as const;

/** A value as it is shown, of which the result says once how it is to be read. */
export class Told {
  readonly about: keyof typeof said;
  readonly #shown: string | number;

  constructor(about: keyof typeof said, shown: string | number) {
    this.about = about;
    this.#shown = shown;
  }

  toJSON(): string | number {
    return this.#shown;
  }
}

/** How numbers of a field are shown that are times or durations by its schema; undefined where they are what they are. */
export function tellNumber(schema: z.ZodType): ((value: number, detail: Pick<Detail, 'days'>) => Told | number) | undefined {
  const mark = markOf(schema);
  if (mark?.duration) return (value) => new Told('durations', value);
  if (!mark?.seconds) return undefined;
  return (value, { days }) => tellTime(value, mark.day && days);
}

/** Beyond it these would be milliseconds, which Intercom does not have there; 0 is no time. */
const lastSecond = 9_999_999_999;

/** With its second: given back, a filter finds exactly this. */
export function tellTime(seconds: number, dayOnly = false): Told | number {
  if (!Number.isSafeInteger(seconds) || seconds <= 0 || seconds > lastSecond) return seconds;
  const text = new Date(seconds * 1000).toISOString();
  return new Told('times', dayOnly ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' '));
}

/** The same with its times and durations told, wherever they stand by the schema. */
export function withTimes(value: unknown, schema: z.ZodType): unknown {
  const tell = typeof value === 'number' ? tellNumber(schema) : undefined;
  if (tell) return tell(value as number, {});
  const { innerType, element, shape } = schema._zod.def as {
    innerType?: z.ZodType;
    element?: z.ZodType;
    shape?: Record<string, z.ZodType>;
  };
  if (innerType) return withTimes(value, innerType);
  if (Array.isArray(value)) return element ? value.map((item) => withTimes(item, element)) : value;
  if (typeof value !== 'object' || value === null || !shape) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return [name, field ? withTimes(item, field) : item];
    }),
  );
}

type Shown = Readonly<Record<string, unknown>>;

/** A result in which everything stands as it is shown, and what it says of that. */
export function settleTold(shown: Shown): Shown {
  const about = new Set<keyof typeof said>();
  const settled = Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, plain(value, about)]));
  // In one order, and none in the place of what a thing has of its own.
  const sentences = Object.entries(said).filter(([name]) => about.has(name as keyof typeof said) && !Object.hasOwn(settled, name));
  return { ...settled, ...Object.fromEntries(sentences) };
}

function plain(value: unknown, about: Set<keyof typeof said>): unknown {
  if (value instanceof Told) {
    about.add(value.about);
    return value.toJSON();
  }
  if (typeof value !== 'object' || value === null || value instanceof Markup) return value;
  if (Array.isArray(value)) return value.map((item) => plain(item, about));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, about)]));
}
