import * as z from 'zod';
import type { ApiVersion, Effect, Method, Needs, OperationFacts, Paging, Reconcile, Route, Said, Verb } from './facts.ts';
import { markOf } from './field-marks.ts';
import type { PermissionKey } from './permissions.ts';
import type { ScopeKey } from './scopes.ts';
import type { SearchFields } from './search-fields.ts';
import { answerForm } from './shared/answers.ts';
import { type Explanation, explanations } from './shared/explain.ts';
import { marksOf } from './shared/marks.ts';
import { showsMail } from './shared/shows-mail.ts';
import { mergeVariants, oneOf, type Variants } from './variants.ts';

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
  /** How people ask for it, in their words. */
  readonly asked: readonly string[];
  /** Flat: path, query and body fields side by side. */
  readonly input: In;
  /** The same for each of several bodies that Intercom takes, where there are several. */
  readonly variants?: Variants;
  /** The bare fields of the input, before variants are checked; for forms, command lines and JSON Schema. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  readonly output: Out;
  readonly examples: readonly [Example, ...Example[]];
  /** Of fields whose schema alone cannot say what is wrong with a value. */
  readonly explanations: Readonly<Record<string, Explanation>>;
}

export type InputOf<O> = O extends Operation<string, infer In> ? z.input<In> : never;
export type OutputOf<O> = O extends Operation<string, z.ZodType, infer Out> ? z.output<Out> : never;

type PathParam<R extends string> = R extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParam<Rest> : never;
type PathShape<R extends string> = { [K in PathParam<R>]: z.ZodType<string> };
type NeedsPath<R extends string, P> = [PathParam<R>] extends [never] ? { path?: never } : { path: P };

type Shape = z.core.$ZodLooseShape;
type Body = Shape | Variants;

/** Fields side by side. Nothing at all is no constraint: a strict object without fields would forbid those of the body. */
type Beside<S extends Shape> = keyof S extends never ? z.ZodUnknown : z.ZodObject<S, z.core.$strip>;

type FlatInput<P extends Shape, Q extends Shape, B extends Body> = B extends Variants
  ? z.ZodType<z.output<Beside<P & Q>> & z.output<B[number]>, z.input<Beside<P & Q>> & z.input<B[number]>>
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
  aliases?: readonly `${string}.${string}`[];
  route: R;
  summary: string;
  description: string;
  /** At least three ways: with one, the search of operations finds who happens to use the same words. */
  asked: readonly [string, string, string, ...string[]];
  scope: ScopeKey;
  permissions: readonly [PermissionKey, ...PermissionKey[]];
  /** `NoInfer`: the fields are what `path`, `query` and `body` say; a name here must not add one of type `any`. */
  audit: {
    event: `${string}.${string}`;
    target?: (keyof NoInfer<P> | keyof NoInfer<Q> | BodyField<NoInfer<B>>) & string;
    targetWords?: readonly string[];
    variants?: readonly {
      readonly key: string;
      readonly when: { readonly [Field in BodyField<NoInfer<B>> & string]?: string };
      readonly beside?: BodyField<NoInfer<B>> & string;
      readonly summary: string;
    }[];
  };
  since: ApiVersion;
  until?: OperationFacts['until'];
  tool?: `intercom_${string}`;
  paging?: Pg & { readonly items: ListField<NoInfer<Out>> };
  workspace?: OperationFacts['workspace'];
  needs?: Needs;
  said?: { readonly [Field in keyof NoInfer<Q> | BodyField<NoInfer<B>>]?: Said };
  form?: { readonly files: { readonly [Field in BodyField<NoInfer<B>> & string]?: string } };
  setsState?: {
    readonly field: BodyField<NoInfer<B>> & string;
    readonly values: readonly [string, ...string[]];
    readonly without: readonly (BodyField<NoInfer<B>> & string)[];
  };
  /** Unless told, one at a time. */
  several?: {
    readonly of: keyof NoInfer<P> & string;
    readonly without?: readonly (BodyField<NoInfer<B>> & string)[];
    readonly only?: { readonly field: BodyField<NoInfer<B>> & string; readonly values: readonly [string, ...string[]] };
  };
  narrower?: readonly {
    readonly scope: ScopeKey;
    readonly when: { readonly [Field in Within<BodyField<NoInfer<B>> & string>]?: readonly [string, ...string[]] };
    readonly fields: readonly ((keyof NoInfer<Q> | BodyField<NoInfer<B>>) & string)[];
    readonly opens: string;
    readonly description: string;
  }[];
  standsFor?: { readonly field: BodyField<NoInfer<B>> & string; readonly operation: `${string}.${Verb}` };
  searchFields?: SearchFields;
  query?: Q;
  /** One set of fields, or several when Intercom takes different bodies at one address. */
  body?: B;
  output: Out;
  examples: readonly [TypedExample<FlatInput<P, Q, B>, Out>, ...TypedExample<FlatInput<P, Q, B>, Out>[]];
  docs: string;
}

/**
 * What an operation does, what may happen when its answer is lost, and how that is found out: each allows only some of the others. A GET
 * reads, and has no body.
 */
type Decision<R extends string> = R extends `GET ${string}`
  ? { effect: 'read'; retry: 'R'; body?: never; reconcile?: never }
  :
      | { effect: 'read'; retry: 'R'; reconcile?: never }
      // Sent again, it ends in the same state: nothing has to be found out.
      | { effect: Exclude<Effect, 'read'>; retry: 'S'; reconcile?: never }
      | { effect: Exclude<Effect, 'read'>; retry: 'K' | 'D'; reconcile: Reconcile };

/** The fields of an answer that hold lists, and those of a field that holds several. */
type ListField<Out extends z.ZodType> = ListOf<z.output<Out>>;
type ListOf<Thing> = {
  [K in keyof Thing & string]-?: NonNullable<Thing[K]> extends readonly unknown[]
    ? K
    : NonNullable<Thing[K]> extends object
      ? `${K}.${DirectLists<NonNullable<Thing[K]>>}`
      : never;
}[keyof Thing & string];
type DirectLists<Thing> = {
  [K in keyof Thing & string]-?: NonNullable<Thing[K]> extends readonly unknown[] ? K : never;
}[keyof Thing & string];

type BodyField<B extends Body> = B extends Variants ? FieldOf<B[number]> : keyof B;
type Within<Field extends string> = Field | `${Field}.${string}`;
type FieldOf<V> = V extends z.ZodObject<infer S> ? keyof S : never;

interface TypedExample<In extends z.ZodType, Out extends z.ZodType> {
  title: string;
  input: z.input<In>;
  output: z.input<Out>;
}

/**
 * Declares an operation. The five decisions (effect, retry, scope, permissions, audit), how people ask for it and an example are
 * required: leaving one out does not compile.
 */
export function operation<
  const Name extends `${string}.${Verb}`,
  const R extends Route,
  Out extends z.ZodType,
  P extends PathShape<R> = PathShape<R>,
  Q extends Shape = Record<never, never>,
  B extends Body = Record<never, never>,
  const Pg extends Paging | undefined = undefined,
>(
  spec: Spec<Name, R, Out, P, Q, B, Pg> & NeedsPath<R, P> & Decision<R>,
): Operation<Name, FlatInput<P, Q, B>, Out> & (Pg extends Paging ? { readonly paging: Pg } : unknown) {
  const { path = {}, query = {}, body = {}, route, ...facts } = spec as typeof spec & { path?: Shape };
  const variants = Array.isArray(body) ? (body as unknown as Variants) : undefined;
  const bodyFields = variants ? mergeVariants(spec.name, variants) : (body as Shape);
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
  const explained = Object.entries(fields).flatMap(([name, schema]) => {
    const explanation = explanations.get(schema);
    return explanation ? [[name, explanation] as const] : [];
  });
  const [method, address] = route.split(' ') as [Method, string];
  const answer = answerForm(spec.output);
  const acting = Object.keys(fields).filter((name) => markOf(fields[name] as z.ZodType)?.acting !== undefined);
  const thread = spec.effect === 'read' && !spec.paging ? marksOf(spec.output)?.thread : undefined;
  return {
    ...facts,
    ...(answer && { answer }),
    ...(spec.effect === 'read' && showsMail(spec.output) && { mail: true }),
    ...(spec.effect === 'read' && !spec.paging && spec.output instanceof z.ZodArray && { rows: true }),
    ...(thread !== undefined && { thread }),
    ...(acting.length > 0 && { acting }),
    route,
    method,
    path: address,
    fields,
    places,
    input,
    ...(variants && { variants: variants.map((variant) => z.strictObject({ ...path, ...query, ...variant.shape })) }),
    explanations: Object.fromEntries(explained),
  } as never;
}

function needed({ amount, of, hint }: Needs) {
  return (value: Record<string, unknown>, context: z.RefinementCtx) => {
    const given = of.filter((field) => value[field] !== undefined);
    if (given.length === 1 || (given.length > 1 && amount === 'at least one')) return;
    context.addIssue({ code: 'custom', path: [given[1] ?? of[0] ?? ''], message: `${amount} of ${of.join(', ')} is needed. ${hint}` });
  };
}
