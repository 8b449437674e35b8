import type { Random } from '../parts/random.ts';

export const faultKinds = [
  'status',
  'rate_limit',
  'plan_restricted',
  'reset_before',
  'reset_after_commit',
  'truncate',
  'hang',
  'slow',
  'wrong_shape',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What is to go wrong, and when. Without `times` and `share` every matching request is hit until the rule is deleted. */
export interface FaultRule {
  kind: FaultKind;
  method?: string;
  /** Exact, or with `*` for anything and `{name}` for one segment. Every path unless told. */
  path?: string;
  /** At most so many requests. */
  times?: number;
  /** Of the matching requests, drawn from the sandbox's seed: 0.3 hits three in ten. */
  share?: number;
  /** `status`: 500 unless told. */
  status?: number;
  /** `slow`: 1000 unless told. */
  delayMs?: number;
  /** `status`, `rate_limit`, `plan_restricted`, `wrong_shape`: sent as it is when a text, as JSON otherwise. */
  body?: unknown;
  /** `status`, `rate_limit`, `plan_restricted`: set a header, or with null leave it out. */
  headers?: Record<string, string | null>;
  /** `status`, `hang`: the call is carried out first. */
  afterCommit?: boolean;
}

export interface Fault extends FaultRule {
  readonly id: number;
  /** How often it fired. */
  fired: number;
}

export type Faults = ReturnType<typeof createFaults>;

export function createFaults(random: Random) {
  let rules: Fault[] = [];
  let count = 0;
  let draws = random.fork('faults');
  const patterns = new Map<Fault, RegExp>();
  const hits = (rule: Fault, method: string, path: string): boolean => {
    if (rule.times !== undefined && rule.fired >= rule.times) return false;
    if (rule.method !== undefined && rule.method !== method) return false;
    return patterns.get(rule)?.test(path) ?? false;
  };
  return {
    add: (rule: FaultRule): Fault => {
      const method = rule.method === undefined ? {} : { method: rule.method.toUpperCase() };
      const fault: Fault = { ...rule, ...method, id: ++count, fired: 0 };
      patterns.set(fault, toPattern(rule.path ?? '*'));
      rules.push(fault);
      return fault;
    },
    list: (): readonly Fault[] => rules,
    remove: (id?: number): number => {
      const before = rules.length;
      rules = id === undefined ? [] : rules.filter((rule) => rule.id !== id);
      return before - rules.length;
    },
    /** The first rule that hits this request, counted. A rule with a share draws once for each request that it matches. */
    next: (method: string, path: string): Fault | undefined => {
      const rule = rules.find((one) => hits(one, method, path) && (one.share === undefined || draws.chance(one.share)));
      if (rule) rule.fired += 1;
      return rule;
    },
    reset: (): void => {
      rules = [];
      patterns.clear();
      draws = random.fork('faults');
    },
  };
}

function toPattern(path: string): RegExp {
  const source = path
    // Stars side by side mean one; as many patterns they would take for ever.
    .split(/(\*+|\{\w+\})/)
    .map((piece) => (piece.startsWith('*') ? '.*' : /^\{\w+\}$/.test(piece) ? '[^/]+' : piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`);
}
