import { type ApiVersion, addressProblem, apiVersions, type Operation, type OperationFacts, toPlainText } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import { type Issue, toIssues } from '../issues.ts';
import { fieldMeaning } from './field-meaning.ts';

export type Input = Readonly<Record<string, unknown>>;

/** Throws `version_unknown`. Versions before 2.7 exist at Intercom, but what its operations look like in them is not in the catalogue. */
export function readVersion(given: string): ApiVersion {
  const named = given.trim();
  // What Intercom called Preview before; its own SDK still does.
  const version = /^unstable$/i.test(named) ? 'Preview' : apiVersions.find((known) => known === named);
  if (!version) throw new GatewayError('version_unknown', { field: 'Intercom-Version', fix: `Use one of ${apiVersions.join(', ')}.` });
  return version;
}

/** Throws `version_unknown` where Intercom had no such operation yet. */
export function checkVersion(operation: OperationFacts, version: ApiVersion | undefined): void {
  if (version !== undefined && apiVersions.indexOf(version) < apiVersions.indexOf(operation.since)) {
    throw new GatewayError('version_unknown', {
      field: 'Intercom-Version',
      operation: operation.name,
      fix: `${operation.name} exists from version ${operation.since} on; version ${version} was asked for.`,
    });
  }
}

/** The input as the operation's schema reads it. Throws `input_invalid` with every complaint. */
export function checkInput(operation: Operation, input: unknown): Input {
  const result = operation.input.safeParse(input);
  const issues = result.success ? idIssues(operation, result.data as Input) : schemaIssues(operation, input, result.error.issues);
  const [first] = issues;
  if (first) {
    throw new GatewayError('input_invalid', {
      operation: operation.name,
      field: first.field,
      fix: fixFor(operation, first),
      issues,
    });
  }
  return (result.success ? result.data : {}) as Input;
}

function idIssues(operation: Operation, input: Input): Issue[] {
  return Object.entries(operation.places)
    .filter(([, place]) => place === 'path')
    .map(([field]) => ({ field, problem: addressProblem(operation, field, String(input[field])) }))
    .filter((issue): issue is Issue => issue.problem !== undefined);
}

function schemaIssues(operation: Operation, input: unknown, complaints: Parameters<typeof toIssues>[0]): Issue[] {
  const fields = Object.keys(operation.fields).join(', ') || 'no fields';
  const issues = toIssues(complaints, {
    input,
    unknownField: (path) => `${operation.name} has no such field${path.length === 0 ? `; it takes ${fields}` : ''}`,
    clean: (words, limit) => toPlainText(words, { limit }),
  });
  return issues.map(({ field, problem }) => ({ field: field || 'input', problem }));
}

function fixFor(operation: Operation, { field, problem }: Issue): string {
  const meaning = fieldMeaning(operation, field);
  return `${field}: ${problem.replace(/\.$/, '')}.${meaning === undefined ? '' : ` ${meaning}`}`;
}
