import type { Random } from '../../packages/sandbox/src/parts/random.ts';
import type { Source } from '../description/description.ts';
import { type Shape, shapesOf } from './shapes.ts';

/** One body that was made, and what is special about it. */
export interface Made {
  readonly kind: Kind;
  /** Where, as keys with dots; a place in a list is `*`. Empty for the whole. */
  readonly at: string;
  readonly value: unknown;
  readonly body: unknown;
  /** What the description has at that place. */
  readonly shape: Shape;
  readonly isRequired: boolean;
}

export type Kind = 'good' | 'drawn' | 'absent' | 'unknown field' | keyof typeof odd;

/** What no field expects, by what is odd about it. Each is given to every field. */
const odd = {
  number: 7,
  'long number': 9_007_199_254_740_993n,
  fraction: 1.5,
  negative: -1,
  text: 'no such word',
  digits: '7',
  'empty text': '',
  'long text': 'long '.repeat(4000),
  boolean: true,
  list: [],
  'list of odd things': [[{}]],
  object: {},
  null: null,
} as const;

interface Site {
  readonly at: string;
  readonly shapes: readonly Shape[];
  readonly depth: number;
  /** The whole body with this value there, and beside it no more than has to be. */
  within(value: unknown): unknown;
  /** Without it, where something has to be there. */
  readonly without: (() => unknown) | undefined;
  /** Whether none of the shapes around it goes without. */
  readonly isRequired: boolean;
}

/** Deep enough for every body but those that hold themselves (filters in filters). */
const deepest = 5;

/** What bodies are made from. */
export interface Makings {
  readonly schema: object;
  readonly source: Source;
  readonly random: Random;
  /** Fields that are known to be good together: a search needs more than its schema says. */
  readonly start: Readonly<Record<string, unknown>>;
}

/** Good bodies and odd ones, from what the description has. */
export function* bodiesOf(makings: Makings): Generator<Made> {
  const { schema, source, random } = makings;
  const shapes = shapesOf(schema, source);
  const least = (one: Shape, depth = 0): unknown => leastOf(one, makings, depth);
  const whole: Site = { at: '', shapes, depth: 0, within: (value) => value, without: undefined, isRequired: true };
  for (const site of sitesOf(whole, makings)) {
    const { at, within, without } = site;
    const first = site.shapes.find(({ type }) => type !== 'null') ?? site.shapes[0];
    if (!first) continue;
    const made = (kind: Kind, value: unknown, shape = first): Made => ({
      kind,
      at,
      value,
      body: within(value),
      shape,
      isRequired: site.isRequired,
    });
    for (const shape of site.shapes) {
      for (const word of shape.words ?? []) yield made('good', word, shape);
      if (!shape.words) yield made('good', least(shape, site.depth), shape);
      if (shape.type !== 'object') continue;
      yield made('good', fullOf(shape, makings, site.depth), shape);
      yield made('unknown field', { ...(least(shape, site.depth) as object), no_such_field: 1 }, shape);
    }
    if (without) yield { ...made('absent', undefined), body: without() };
    if (at !== '') for (const [kind, value] of Object.entries(odd)) yield made(kind as Kind, value);
  }
  for (let drawn = 0; drawn < 10; drawn += 1) {
    const shape = random.pick(shapes);
    const body = drawnOf(shape, makings, 0);
    yield { kind: 'drawn', at: '', value: body, body, shape, isRequired: true };
  }
}

/** The least that is good. */
export function leastBody(makings: Makings): unknown {
  const [shape] = shapesOf(makings.schema, makings.source).filter(({ type }) => type !== 'null');
  return shape && leastOf(shape, makings, 0);
}

function* sitesOf(site: Site, makings: Makings): Generator<Site> {
  yield site;
  if (site.depth >= deepest) return;
  for (const shape of site.shapes) {
    const beside = leastOf(shape, makings, site.depth);
    const inner = (name: string, schema: object, within: Site['within'], without: Site['without']): Site => ({
      at: site.at === '' ? name : `${site.at}.${name}`,
      shapes: shapesOf(schema, makings.source),
      depth: site.depth + 1,
      within,
      without,
      isRequired: without !== undefined && site.shapes.every(({ required, type }) => type === 'null' || required.includes(name)),
    });
    for (const [name, schema] of Object.entries(shape.fields)) {
      const { [name]: _, ...others } = beside as Record<string, unknown>;
      const without = shape.required.includes(name) ? () => site.within(others) : undefined;
      yield* sitesOf(
        inner(name, schema, (value) => site.within({ ...others, [name]: value }), without),
        makings,
      );
    }
    if (shape.others)
      yield* sitesOf(
        inner('own', shape.others, (value) => site.within({ own: value }), undefined),
        makings,
      );
    if (shape.items)
      yield* sitesOf(
        inner('*', shape.items, (value) => site.within([value]), undefined),
        makings,
      );
  }
}

const firstOf = (schema: object, makings: Makings, depth: number) =>
  leastOf(shapesOf(schema, makings.source).find(({ type }) => type !== 'null') as Shape, makings, depth + 1);

/** What it has to have, and no more. */
function leastOf(shape: Shape, makings: Makings, depth: number): unknown {
  if (shape.words) return shape.words[0];
  switch (shape.type) {
    case 'object':
      return fieldsOf(shape, depth > deepest ? [] : shape.required, makings, depth);
    case 'array':
      return shape.items && shape.shortest > 0 ? [firstOf(shape.items, makings, depth)] : [];
    case 'integer':
    case 'number':
      return typeof shape.example === 'number' ? shape.example : 7;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return typeof shape.example === 'string' && shape.shortest === 0 ? shape.example : 'x'.repeat(Math.max(1, shape.shortest));
  }
}

/** A word may be that of another of several bodies. */
const mayStartWith = (schema: object, name: string, { start, source }: Makings) =>
  Object.hasOwn(start, name) && shapesOf(schema, source).some(({ words }) => !words || words.includes(start[name]));

const fieldsOf = (shape: Shape, names: readonly string[], makings: Makings, depth: number) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      depth === 0 && mayStartWith(shape.fields[name] ?? {}, name, makings)
        ? makings.start[name]
        : firstOf(shape.fields[name] ?? {}, makings, depth),
    ]),
  );

const fullOf = (shape: Shape, makings: Makings, depth: number) =>
  fieldsOf(shape, [...new Set([...shape.required, ...Object.keys(shape.fields)])], makings, depth);

/** Some of its optional fields, each in one of its shapes. */
function drawnOf(shape: Shape, makings: Makings, depth: number): unknown {
  if (shape.words) return makings.random.pick(shape.words);
  const inner = (schema: object) => drawnOf(makings.random.pick(shapesOf(schema, makings.source)), makings, depth + 1);
  if (shape.type === 'array' && shape.items) {
    const { items } = shape;
    return depth > deepest
      ? []
      : Array.from({ length: makings.random.int(Math.max(shape.shortest, 0), shape.shortest + 2) }, () => inner(items));
  }
  if (shape.type !== 'object' || depth > deepest) return leastOf(shape, makings, depth);
  const names = Object.keys(shape.fields).filter((name) => shape.required.includes(name) || makings.random.chance(0.4));
  return Object.fromEntries(names.map((name) => [name, inner(shape.fields[name] ?? {})]));
}
