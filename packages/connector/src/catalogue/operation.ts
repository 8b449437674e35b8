import * as z from 'zod';
import type { ApiVersion, Effect, Method, Needs, OperationFacts, Paging, RetryClass, Route } from './facts.ts';
import type { PermissionKey } from './permissions.ts';
import type { ScopeKey } from './scopes.ts';

export interface Example {
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: unknown;
}

/**
 * One action of Intercom's API, as data: its facts and its schemas. Everything that shows an operation (client, MCP tool, REST
 * route, CLI, documents, scope check, sandbox route, tests) is a projection of this; nothing else may know one.
 */
export interface Operation<Name extends string = string, In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType>
  extends OperationFacts<Name> {
  /** Flat: path, query and body fields side by side. */
  readonly input: In;
  /** The bare fields of the input, before variants are checked; for forms, command lines and JSON Schema. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  readonly output: Out;
  readonly examples: readonly [Example, ...Example[]];
}

export type InputOf<O> = O extends Operation<string, infer In> ? z.input<In> : never;
export type OutputOf<O> = O extends Operation<string, z.ZodType, infer Out> ? z.output<Out> : never;

type PathParam<R extends string> = R extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParam<Rest> : never;
type PathShape<R extends string> = { [K in PathParam<R>]: z.ZodType<string> };
type NeedsPath<R extends string, P> = [PathParam<R>] extends [never] ? { path?: never } : { path: P };

type Shape = z.core.$ZodLooseShape;
type Variants = readonly [z.ZodObject, ...z.ZodObject[]];
type Body = Shape | Variants;

type FlatInput<P extends Shape, Q extends Shape, B extends Body> = B extends Variants
  ? z.ZodType<
      z.output<z.ZodObject<P & Q, z.core.$strict>> & z.output<B[number]>,
      z.input<z.ZodObject<P & Q, z.core.$strict>> & z.input<B[number]>
    >
  : z.ZodObject<P & Q & B, z.core.$strict>;

interface Spec<
  Name extends string,
  R extends Route,
  Out extends z.ZodType,
  P extends Shape,
  Q extends Shape,
  B extends Body,
  Pg extends Paging | undefined,
> {
  name: Name;
  route: R;
  summary: string;
  description: string;
  effect: Effect;
  retry: RetryClass;
  scope: ScopeKey;
  permissions: readonly [PermissionKey, ...PermissionKey[]];
  audit: { event: `${string}.${string}`; target?: (keyof P | keyof Q | (B extends Variants ? string : keyof B)) & string };
  since: ApiVersion;
  tool?: `intercom_${string}`;
  paging?: Pg;
  needs?: Needs;
  query?: Q;
  /** One set of fields, or several when Intercom takes different bodies at one address. */
  body?: B;
  output: Out;
  examples: readonly [TypedExample<FlatInput<P, Q, B>, Out>, ...TypedExample<FlatInput<P, Q, B>, Out>[]];
  docs: string;
}

interface TypedExample<In extends z.ZodType, Out extends z.ZodType> {
  title: string;
  input: z.input<In>;
  output: z.input<Out>;
}

/**
 * Declares an operation. The five decisions (effect, retry, scope, permissions, audit) and an example are required:
 * leaving one out does not compile.
 */
export function operation<
  const Name extends `${string}.${string}`,
  const R extends Route,
  Out extends z.ZodType,
  P extends PathShape<R> = PathShape<R>,
  Q extends Shape = Record<never, never>,
  B extends Body = Record<never, never>,
  const Pg extends Paging | undefined = undefined,
>(
  spec: Spec<Name, R, Out, P, Q, B, Pg> & NeedsPath<R, P>,
): Operation<Name, FlatInput<P, Q, B>, Out> & (Pg extends Paging ? { readonly paging: Pg } : unknown) {
  const { path = {}, query = {}, body = {}, route, ...facts } = spec as typeof spec & { path?: Shape };
  const variants = Array.isArray(body) ? (body as unknown as Variants) : undefined;
  const bodyFields = variants ? mergeVariants(variants) : (body as Shape);
  const fields = { ...path, ...query, ...bodyFields } as Record<string, z.ZodType>;
  const places = Object.fromEntries(
    Object.keys(fields).map((key) => [key, key in path ? 'path' : key in query ? 'query' : 'body'] as const),
  );
  const flat = z.strictObject(fields);
  const input = variants
    ? flat.superRefine(oneOf(variants, Object.keys(bodyFields)))
    : spec.needs
      ? flat.superRefine(needed(spec.needs))
      : flat;
  const [method, address] = route.split(' ') as [Method, string];
  return { ...facts, route, method, path: address, fields, places, input } as never;
}

/** One object with every field of every variant: several MCP clients refuse a schema whose root is a choice. */
function mergeVariants(variants: Variants): Shape {
  const merged: Record<string, z.ZodType> = {};
  for (const key of new Set(variants.flatMap((variant) => Object.keys(variant.shape)))) {
    const schemas = variants.map((variant) => variant.shape[key] as z.ZodType | undefined);
    const present = schemas.filter((schema) => schema !== undefined);
    const required = present.length === variants.length && present.every((schema) => !schema.safeParse(undefined).success);
    const joined = joinSchemas(present);
    merged[key] = required ? joined : joined.optional();
  }
  return merged;
}

function joinSchemas(schemas: readonly z.ZodType[]): z.ZodType {
  const [first, ...others] = schemas.map((schema) => (schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema));
  if (!first) throw new TypeError('A body variant needs at least one field.');
  const words = [first, ...others].map((schema) =>
    schema instanceof z.ZodLiteral ? [...schema.values] : schema instanceof z.ZodEnum ? schema.options : undefined,
  );
  const description = schemas.map((schema) => schema.description).find((text) => text !== undefined);
  const joined = words.every((list) => list !== undefined)
    ? z.enum([...new Set(words.flat().map(String))] as [string, ...string[]])
    : first;
  return description === undefined ? joined : joined.describe(description);
}

function needed({ amount, of, hint }: Needs) {
  return (value: Record<string, unknown>, context: z.RefinementCtx) => {
    const given = of.filter((field) => value[field] !== undefined);
    if (given.length === 1 || (given.length > 1 && amount === 'at least one')) return;
    context.addIssue({ code: 'custom', path: [given[1] ?? of[0] ?? ''], message: `${amount} of ${of.join(', ')} is needed. ${hint}` });
  };
}

function oneOf(variants: Variants, bodyKeys: readonly string[]) {
  return (value: Record<string, unknown>, context: z.RefinementCtx) => {
    const body = Object.fromEntries(bodyKeys.filter((key) => value[key] !== undefined).map((key) => [key, value[key]]));
    const failures: z.core.$ZodIssue[][] = [];
    for (const variant of variants) {
      const result = variant.safeParse(body);
      if (result.success) return;
      failures.push(result.error.issues);
    }
    // The variant that the caller most likely meant is the one whose fixed words all match; then the fewest complaints.
    const score = (issues: z.core.$ZodIssue[]) => issues.length + 10 * issues.filter((issue) => issue.code === 'invalid_value').length;
    const nearest = failures.reduce((best, issues) => (score(issues) < score(best) ? issues : best));
    for (const issue of nearest) context.addIssue({ ...issue, input: undefined } as Parameters<typeof context.addIssue>[0]);
  };
}
