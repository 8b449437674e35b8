import { addressProblem, type Drift, type Operation, toPlainText } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import { type Issue, toIssues } from '../issues.ts';
import type { Input } from './check-input.ts';
import { hasShapesOf } from './leniency.ts';
import { type Complaint, settle, takesAsIn, type WireRules } from './wire-complaints.ts';

/** A request as it came, to be sent on as it is. */
export interface WireInput {
  readonly path: Readonly<Record<string, string>>;
  /** As the types of its fields read it; what the operation does not have is text. */
  readonly query: Input;
  readonly body?: Input;
}

export interface CheckedWire {
  /** Flat, with whatever else was sent: what the journal and the audit go by. */
  readonly input: Input;
  /** What does not fit where the catalogue does not know better than the caller. */
  readonly drift: readonly Drift[];
}

/**
 * Holds a request against the operation as Intercom would: by its description, and otherwise leaving it to Intercom (`leniency.ts`).
 * Throws `input_invalid` with every complaint.
 */
export function checkWire(operation: Operation, sent: WireInput, rules: WireRules): CheckedWire {
  const known = (part: Input, place: string) =>
    Object.fromEntries(Object.entries(part).filter(([name]) => operation.places[name] === place));
  const { path, query, body = {} } = sent;
  const given = withSafeNumbers({ ...known(query, 'query'), ...known(body, 'body'), ...path });
  const undeclared = Object.keys(query).filter((name) => operation.places[name] !== 'query');
  const unknown = Object.keys(body).filter((name) => operation.places[name] !== 'body');
  const bodyIssues = rules.strict ? unknown.map((field) => ({ field: shown(field), problem: 'is not a field of this operation' })) : [];
  const issues = [
    ...pathIssues(operation, path),
    ...undeclared.map((field) => ({ field: shown(field), problem: undeclaredProblem(operation, field) })),
    ...bodyIssues,
    ...fieldIssues(operation, given, rules),
  ];
  const isKnown = hasShapesOf(rules.version);
  const refused = isKnown ? issues : issues.filter(({ field }) => operation.places[field] === 'path');
  if (refused.length > 0) throw refusal(operation, refused);
  const drift = issues.map(({ field, problem }) => ({ field: `input.${field.replaceAll(/\.\d+/g, '[]')}`, problem, count: 1 }));
  return { input: toInput(operation, sent, given, unknown.length + undeclared.length > 0), drift };
}

function refusal(operation: Operation, issues: readonly Issue[]): GatewayError {
  const [{ field, problem, code } = { field: 'input', problem: 'does not fit' }] = issues;
  const fix = code === undefined ? `${field}: ${problem.replace(/\.$/, '')}.` : problem;
  return new GatewayError('input_invalid', { operation: operation.name, field, fix, issues });
}

/** Where it fits as it stands, as the operation reads it, so that the same write is known again whichever surface it comes by. */
function toInput(operation: Operation, { path, query, body = {} }: WireInput, given: Input, hasMore: boolean): Input {
  const read = hasMore ? undefined : operation.input.safeParse(given);
  if (read?.success && !holdsBigint(body) && !holdsBigint(query)) return read.data as Input;
  // A field of the body that is called like one of the address is not that one.
  const apart = Object.entries(body).map(([name, value]) => [(operation.places[name] ?? 'body') === 'body' ? name : `body.${name}`, value]);
  return { ...(Object.fromEntries(apart) as Input), ...query, ...path };
}

const shown = (name: string) => toPlainText(name, { limit: 100 });

function pathIssues(operation: Operation, path: WireInput['path']): Issue[] {
  return Object.entries(path).flatMap(([field, value]) => {
    const problem = addressProblem(operation, field, value);
    return problem === undefined ? [] : [{ field, problem }];
  });
}

function undeclaredProblem({ name, places, paging }: Operation, field: string): string {
  if (field === 'page' && paging && paging.form !== 'page') {
    const cursor = paging.form === 'cursor' ? 'starting_after' : paging.form === 'scroll' ? 'scroll_param' : undefined;
    return `is overlooked by Intercom here: ${cursor === undefined ? 'this list has no such pages' : `go on with ${cursor}, from the page before`}`;
  }
  const declared = Object.keys(places).filter((one) => places[one] === 'query');
  return `is no query field of ${name}, and would be overlooked: ${declared.length === 0 ? 'it has none' : `it has ${declared.join(', ')}`}`;
}

function fieldIssues(operation: Operation, given: Input, rules: WireRules): Issue[] {
  const complaints = settle(operation, given, rules);
  const isExplained = ({ path: [field] }: Complaint) => Object.hasOwn(operation.explanations, String(field));
  const explained = Object.entries(operation.explanations).flatMap(([field, { explain, until }]) =>
    given[field] === undefined || (until !== undefined && takesAsIn(rules.version, until))
      ? []
      : explain(given[field], 'wire').map(({ path, ...rest }) => ({ field: shown([field, ...path].join('.')), ...rest })),
  );
  const absent = complaints.filter((complaint) => isExplained(complaint) && given[String(complaint.path[0])] === undefined);
  const [plain, told] = [[], []] as [Complaint[], Issue[]];
  for (const complaint of [...complaints.filter((one) => !isExplained(one)), ...absent]) {
    const issue = inItsWords(operation, complaint, given);
    if (issue) told.push(issue);
    else plain.push(complaint);
  }
  return [...explained, ...told, ...toIssues(plain, { input: given, clean: (words, limit) => toPlainText(words, { limit }) })];
}

/** Where Intercom has a sentence for it. */
function inItsWords({ said = {} }: Operation, { path: [key, ...within] }: Complaint, given: Input): Issue | undefined {
  const field = String(key);
  const isAbsent = (given[field] ?? undefined) === undefined;
  const sentence = Object.hasOwn(said, field) && within.length === 0 ? said[field]?.[isAbsent ? 'absent' : 'wrong'] : undefined;
  return sentence && { field, code: sentence[0], problem: sentence[1], ...(sentence[2] === undefined ? {} : { status: sentence[2] }) };
}

function holdsBigint(value: unknown): boolean {
  if (typeof value === 'bigint') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsBigint);
}

/** An integer beyond 2^53 is an integer to the schemas, too; what is sent has all of its digits. */
function withSafeNumbers(input: Input): Input {
  const safe = (value: unknown): unknown => {
    if (typeof value === 'bigint') return value < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
    if (typeof value !== 'object' || value === null) return value;
    return Array.isArray(value) ? value.map(safe) : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, safe(one)]));
  };
  return holdsBigint(input) ? (safe(input) as Input) : input;
}
