import { type Break, breaks } from './breaks.ts';
import type { Version } from './versions.ts';

type Thing = Readonly<Record<string, unknown>>;

/** What people keep in there is theirs, whatever it looks like. */
const opaque = new Set(['custom_attributes', 'ticket_attributes', 'metadata']);

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A whole answer, or what a webhook carries, as a version shows it. The newest is the shape itself. */
export function shownAt(version: Version, answer: object, operation?: string): object {
  const rules = breaks.filter((rule) => rule.since > version.minor && (rule.in === undefined || rule.in === operation));
  return rules.length === 0
    ? answer
    : (show(
        answer,
        Map.groupBy(rules, ({ of }) => of),
      ) as object);
}

/** One field, where a search compares what the version shows. */
export function valueAt(version: Version, of: string, field: string): (value: unknown) => unknown {
  const makers = breaks.flatMap((rule) => (rule.of === of && rule.since > version.minor ? (rule.was?.[field] ?? []) : []));
  return (value) => makers.reduce((newer, make) => make({ [field]: newer }), value);
}

/** What no version changed is answered as it is, not as a copy. */
function show(value: unknown, rules: ReadonlyMap<unknown, readonly Break[]>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const shown = value.map((one) => show(one, rules));
    return shown.some((one, index) => one !== value[index]) ? shown : value;
  }
  const thing = value as Thing;
  let within: Record<string, unknown> | undefined;
  for (const [name, one] of Object.entries(thing)) {
    const shown = opaque.has(name) ? one : show(one, rules);
    if (shown === one) continue;
    within ??= { ...thing };
    within[name] = shown;
  }
  const own = rules.get(thing['type']);
  return own === undefined ? (within ?? thing) : undone(thing, within ?? thing, own);
}

/** Made from the newest shape, whatever was taken away within. */
function undone(newest: Thing, within: Thing, rules: readonly Break[]): Thing {
  const left = rules.reduce<Thing>((shape, { added = [] }) => added.reduce(without, shape), within);
  const made = rules.flatMap(({ was = {} }) => Object.entries(was).map(([name, make]): [string, unknown] => [name, make(newest)]));
  return { ...left, ...Object.fromEntries(made.filter(([, one]) => one !== undefined)) };
}

function without(shape: Thing, path: string): Thing {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const { [name]: _, ...others } = shape;
    return others;
  }
  const inner = shape[name];
  return isThing(inner) ? { ...shape, [name]: without(inner, rest.join('.')) } : shape;
}
