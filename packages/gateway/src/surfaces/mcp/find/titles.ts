import { toPlainText } from '@gatehouse/connector';
import { createSettle } from '../mail/markup.ts';
import { quote } from '../quote.ts';
import type { Kind } from './kinds.ts';

/** More of it than tells one thing from another is more room for whoever wrote it. */
const longest = 80;

/** What a thing is called by whoever made it. */
export type Said = string | undefined;

/**
 * Ours, with what others wrote between quotation marks that they cannot close: the form that ChatGPT asks for has no other place for what a
 * person knows a thing by (docs/adr/0031).
 */
export const titleOf = ({ called }: Kind, id: string, ...said: readonly Said[]): string => {
  const quoted = said.map(inQuotes).filter((one) => one !== '');
  if (quoted.length === 0) return `${called} ${id}`;
  // A number is what people call it by, too; hex digits stand beside it anyway.
  return `${called}${/^\d+$/.test(id) ? ` ${id}` : ''}: ${quoted.join(', ')}`;
};

function inQuotes(said: Said): string {
  if (said === undefined) return '';
  const text = toPlainText(said.slice(0, 1000), { limit: 1000 })
    .replaceAll(/["“”„‟«»‹›「」『』]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' ? '' : `“${text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text}”`;
}

type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): Said => (typeof value === 'string' && value.trim() !== '' ? value : undefined);
const within = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Row)[name] : undefined), value);

/** What a person knows it by, of a row or of the whole thing. */
export async function saidOf({ prefix }: Kind, thing: unknown): Promise<readonly Said[]> {
  switch (prefix) {
    case 'contact':
      return [textOf(within(thing, 'name')), textOf(within(thing, 'email')) ?? textOf(within(thing, 'phone'))];
    case 'conversation': {
      const subject = textOf(within(thing, 'title')) ?? textOf(within(thing, 'source', 'subject')) ?? within(thing, 'source', 'body');
      return [
        await asText(subject),
        textOf(within(thing, 'source', 'author', 'name')) ?? textOf(within(thing, 'source', 'author', 'email')),
      ];
    }
    case 'ticket':
      return [
        await asText(within(thing, 'ticket_attributes', '_default_title_') ?? within(thing, 'ticket_attributes', '_default_description_')),
      ];
    case 'company':
      return [textOf(within(thing, 'name'))];
    default:
      return [textOf(within(thing, 'title'))];
  }
}

async function asText(html: unknown): Promise<Said> {
  const text = await createSettle()(quote(html, { every: false, limit: 200, entries: 1 }, true));
  return textOf(text)?.replace(/… \[cut, [^\]]*\]$/, '');
}
