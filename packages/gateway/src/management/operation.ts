/**
 * One of the gateway's own operations as data, without its schemas: whoever addresses, shows or decides needs no more. Input is
 * flat as in the catalogue: what the path names stands there, the rest in the query of a GET and in the body of anything else.
 */
export interface ManagementFacts<Name extends string = string> {
  /** `resource.verb`, permanent. */
  readonly name: Name;
  readonly resource: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`; null where a surface carries it out at an address of its own. */
  readonly path: `/${string}` | null;
  readonly summary: string;
  /** Who may: anybody, somebody signed in, or an administrator. */
  readonly access: 'public' | 'member' | 'admin';
  /** Whether an installation that has no administrator yet answers it. */
  readonly beforeClaim: boolean;
  /** False where nothing changes and nothing secret is read. */
  readonly audit:
    | false
    | {
        readonly event: `${string}.${string}`;
        readonly subject: Subject | 'none';
        /** What is done, as a command, for whoever reads what happened; the summary, unless told. */
        readonly told?: string;
        /** The same of each thing that it does, where it does several; `when` is what the input has then. */
        readonly variants?: readonly { readonly key: string; readonly when: Readonly<Record<string, unknown>>; readonly told: string }[];
      };
  /**
   * Whether it puts a setting in the place of the one that is there. Then its input has the `version` that the caller has seen, and what
   * was made from an older one is refused.
   */
  readonly replaces: boolean;
  /** Resources of which what somebody read before is out of date afterwards. */
  readonly changes: readonly string[];
}

/** What a change is about: fields of its input that hold the ids of things, which the audit shows by name. One of them at least. */
export type Subject = { [Field in keyof SubjectFields]: Required<Pick<SubjectFields, Field>> }[keyof SubjectFields] & SubjectFields;

interface SubjectFields {
  readonly member?: string;
  readonly key?: string;
  readonly group?: string;
  readonly connection?: string;
  /** The field of the input that says which one, in place of the name of the first of these. */
  readonly target?: string;
}

type Optional = 'beforeClaim' | 'changes' | 'replaces';
type Definition = Omit<ManagementFacts, 'name' | 'resource' | 'method' | Optional> &
  Partial<Pick<ManagementFacts, Exclude<Optional, 'replaces'>>> &
  // Nobody puts something somewhere without having decided.
  (
    | { readonly method: 'PUT'; readonly replaces: boolean }
    | { readonly method: Exclude<ManagementFacts['method'], 'PUT'>; readonly replaces?: never }
  );

export function defineResource<const Resource extends string, const Verb extends string>(
  resource: Resource,
  operations: Readonly<Record<Verb, Definition>>,
): { readonly [V in Verb]: ManagementFacts<`${Resource}.${V}`> } {
  const named = Object.entries<Definition>(operations).map(([verb, definition]) => [
    verb,
    { beforeClaim: false, changes: [], replaces: false, ...definition, name: `${resource}.${verb}`, resource },
  ]);
  return Object.fromEntries(named);
}

/** Which of the several things that an operation does the input asks for. */
export function variantOf({ audit }: Pick<ManagementFacts, 'audit'>, input: object): string | null {
  const variants = (audit || undefined)?.variants ?? [];
  const read = input as Readonly<Record<string, unknown>>;
  return variants.find(({ when }) => Object.entries(when).every(([field, value]) => read[field] === value))?.key ?? null;
}
