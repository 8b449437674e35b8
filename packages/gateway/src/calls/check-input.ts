import {
  addressProblem,
  inexactAt,
  inexactNumber,
  isExperimental,
  latestVersion,
  type Operation,
  type OperationFacts,
  toPlainText,
} from '@gatehouse/connector';
import { nearNames } from '@gatehouse/connector/input-reading';
import * as z from 'zod';
import { GatewayError } from '../errors.ts';
import { type Issue, toIssues } from '../issues.ts';
import { fieldMeaning } from './field-meaning.ts';
import { isAtMost } from './leniency.ts';

export type Input = Readonly<Record<string, unknown>>;

/**
 * A version as it is sent. Throws `version_unknown` for what is none: Intercom has had 1.0 to 1.4, and 2.0 on; later ones than the
 * catalogue knows pass as they are.
 */
export function readVersion(given: string): string {
  const named = given.trim();
  // What Intercom called Preview before; its own SDK still does.
  if (/^(?:unstable|preview)$/i.test(named)) return 'Preview';
  if (/^(?:1\.[0-4]|2\.(?:0|[1-9]\d{0,2}))$/.test(named)) return named;
  throw new GatewayError('version_unknown', {
    field: 'Intercom-Version',
    fix: `Use 1.0 to 1.4, 2.0 to ${latestVersion} or a later 2.n, or Preview.`,
  });
}

/** Throws `version_unknown` where Intercom had no such operation yet. */
export function checkVersion(operation: OperationFacts, version: string | undefined): void {
  // 2.7 stands for any before it, too.
  if (version === undefined || version === 'pinned' || operation.since === '2.7') return;
  if (version !== 'Preview' && (isExperimental(operation) || !isAtMost(operation.since, version))) {
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
  const issues = result.success
    ? [...idIssues(operation, result.data as Input), ...inexactIssues(input)]
    : explainedIssues(operation, input, result.error.issues);
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

/** A number that was another one before whoever asks, or their client, read it. */
function inexactIssues(input: unknown): Issue[] {
  const path = inexactAt(input);
  return path === undefined ? [] : [{ field: path.join('.'), problem: inexactNumber }];
}

/** In the words of the field where it has some. */
function explainedIssues(operation: Operation, input: unknown, complaints: Parameters<typeof toIssues>[0]): Issue[] {
  const given = typeof input === 'object' && input !== null ? (input as Input) : {};
  const explained = Object.entries(operation.explanations).flatMap(([field, { explain }]) => {
    if (given[field] === undefined || !complaints.some(({ path }) => path[0] === field)) return [];
    return explain(given[field], 'own').map(({ path, problem }) => ({
      field: toPlainText([field, ...path].join('.'), { limit: 100 }),
      problem,
      of: field,
    }));
  });
  const others = complaints.filter(({ path }) => !explained.some(({ of }) => of === path[0]));
  return [
    ...explained.map(({ field, problem }) => ({ field, problem })),
    ...(others.length === 0 ? [] : schemaIssues(operation, input, others)),
  ];
}

function schemaIssues(operation: Operation, input: unknown, complaints: Parameters<typeof toIssues>[0]): Issue[] {
  const issues = toIssues(complaints, {
    input,
    unknownField: (path, name) => unknownField(operation, path, name),
    clean: (words, limit) => toPlainText(words, { limit }),
  });
  return issues.map(({ field, problem }) => ({ field: field || 'input', problem }));
}

/** With what was meant instead, as far as it is like it, and what there is. */
function unknownField({ name, fields }: Operation, path: readonly PropertyKey[], asked: string): string {
  const known = namesAt(fields, path);
  // Of several forms of an input, none has it beside the others.
  if (path.length === 0 && known.includes(asked)) return 'does not go with what else is given: leave it out';
  const near = nearNames(asked, known, 2);
  const meant = near.length === 0 ? '' : `; nearest: ${near.join(', ')}`;
  const there =
    known.length === 0
      ? path.length === 0
        ? '; it takes no fields'
        : ''
      : `; ${path.length === 0 ? 'it' : path.join('.')} takes ${known.join(', ')}`;
  return `${name} has no such field${meant}${there}`;
}

/** The fields that stand at a path of the input. */
function namesAt(fields: Readonly<Record<string, z.ZodType>>, [key, ...rest]: readonly PropertyKey[]): string[] {
  if (key === undefined) return Object.keys(fields);
  let schema = fields[String(key)];
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodArray) {
    schema = (schema instanceof z.ZodArray ? schema.element : schema.unwrap()) as z.ZodType;
  }
  const at = rest.filter((one) => typeof one !== 'number');
  return schema instanceof z.ZodObject ? namesAt(schema.shape as Record<string, z.ZodType>, at) : [];
}

function fixFor(operation: Operation, { field, problem }: Issue): string {
  const meaning = fieldMeaning(operation, field);
  return `${field}: ${problem.replace(/\.$/, '')}.${meaning === undefined ? '' : ` ${meaning}`}`;
}
