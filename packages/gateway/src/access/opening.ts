import { misfit, type Narrower, type OperationFacts, type ScopeKey } from '@gatehouse/connector/operations';

type Scoped = Pick<OperationFacts, 'scope' | 'narrower'>;

/**
 * How much of an operation is asked for; all of it unless told. `some` asks whether there is anything of it that is open. What is `unread`
 * cannot be read in one way only, and so counts as all of it.
 */
export type Extent = 'some' | { readonly input: unknown } | { readonly unread: string };

/** The parts of an operation whose scopes are held. */
export const partsHeld = (scopes: ReadonlySet<ScopeKey>, { narrower = [] }: Pick<Scoped, 'narrower'>): readonly Narrower[] =>
  narrower.filter((part) => scopes.has(part.scope));

/** Whether scopes open an operation, or a part of it: what may be listed. What may be called is decided with its input. */
export const opensSome = (scopes: ReadonlySet<ScopeKey>, operation: Scoped): boolean =>
  scopes.has(operation.scope) || partsHeld(scopes, operation).length > 0;

/** The scope that opens what is asked for; or the least that would, and why those that are held do not. */
export type WayIn =
  | { readonly scope: ScopeKey }
  | { readonly scope: undefined; readonly least: ScopeKey; readonly opensPart: boolean; readonly why: string };

export function openingOf(scopes: ReadonlySet<ScopeKey>, operation: OperationFacts, asked?: Extent): WayIn {
  if (scopes.has(operation.scope)) return { scope: operation.scope };
  const held = partsHeld(scopes, operation).map((part) => ({ ...part, lacking: whyNot(part, operation, asked) }));
  const fitting = held.find(({ lacking }) => lacking === undefined);
  if (fitting) return { scope: fitting.scope };
  const only = held.map(({ scope, opens, lacking }) => `${scope}, which opens only ${opens}; in this call ${lacking}`);
  if (only.length > 0)
    return { scope: undefined, least: operation.scope, opensPart: true, why: only.map((part) => `It has ${part}.`).join(' ') };
  const enough = typeof asked === 'object' ? operation.narrower?.find((part) => whyNot(part, operation, asked) === undefined) : undefined;
  if (!enough) return { scope: undefined, least: operation.scope, opensPart: false, why: '' };
  return {
    scope: undefined,
    least: enough.scope,
    opensPart: false,
    why: `For this call ${enough.scope} is enough, which opens only ${enough.opens}.`,
  };
}

function whyNot(part: Narrower, operation: OperationFacts, asked: Extent | undefined): string | undefined {
  if (asked === undefined) return 'more is asked for';
  if (asked === 'some') return undefined;
  return 'unread' in asked ? asked.unread : misfit(part, operation, asked.input);
}
