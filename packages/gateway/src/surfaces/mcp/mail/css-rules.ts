import type { Declarations } from './declarations.ts';

/** One part of a selector, between spaces. */
interface Compound {
  readonly tag: string | undefined;
  /** `.class` and `#id`. */
  readonly names: readonly string[];
}

export interface Rule {
  readonly own: Compound;
  readonly around: readonly Compound[];
  readonly declared: Declarations;
  readonly weight: number;
}

/** None where the selector asks for more than what is known. */
export function compoundsOf(selector: string): Compound[] {
  const parts = selector
    .replace(/<!--|-->/g, '')
    .replaceAll('>', ' ')
    .trim()
    .split(/\s+/);
  const found = parts.map((part) => /^([a-z][\w-]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)$/i.exec(part)).filter((one) => one !== null);
  if (found.length < parts.length) return [];
  return found.map(([, tag, names = '']) => ({
    tag: tag === undefined || tag === '*' ? undefined : tag.toLowerCase(),
    names: names.match(/[.#][^.#]+/g) ?? [],
  }));
}

export function matches({ own, around }: Rule, tag: string, names: readonly string[], isOpen: (name: string) => boolean): boolean {
  if (own.tag !== undefined && own.tag !== tag) return false;
  if (!own.names.every((name) => names.includes(name))) return false;
  return around.every((one) => (one.tag === undefined || isOpen(one.tag)) && one.names.every(isOpen));
}

/** Widths up to which a window counts as a usual one. */
const usualWidth = 1000;

/** Whether a group of rules holds where a mail is read in a window of usual width. */
export function appliesTo(head: string): boolean {
  const [, name = '', condition = ''] = /^@([\w-]+)([\s\S]*)$/.exec(head.toLowerCase()) ?? [];
  if (['supports', 'layer', 'container', 'scope'].includes(name)) return true;
  if (name !== 'media') return false;
  return condition.split(',').some((one) => {
    const parts = one.split(/[()]/);
    const features = parts.filter((_, at) => at % 2 === 1).map((feature) => feature.trim());
    const type = parts
      .filter((_, at) => at % 2 === 0)
      .join(' ')
      .replace(/\b(?:only|and)\b/g, ' ')
      .trim();
    if (!['', 'all', 'screen'].includes(type)) return false;
    return features.every((feature) => {
      const least = /^min-width\s*:\s*(\d+)px$/.exec(feature)?.[1];
      return least !== undefined && Number(least) <= usualWidth;
    });
  });
}
