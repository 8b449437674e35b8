import { findOperation, type OperationFacts } from '@gatehouse/connector';
import type * as z from 'zod';
import { GatewayError } from '../../errors.ts';
import { toIssues } from '../../issues.ts';
import { runArguments } from './meant/host-arguments.ts';
import { runReadTool } from './own-tools.ts';

export interface Run {
  readonly operation: OperationFacts | undefined;
  readonly asked: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Why the executor does not take it. */
  readonly refusal?: GatewayError;
}

export function readRun(args: unknown, kind: 'read' | 'write'): Run {
  const { operation: asked, input } = parse(runReadTool.input, runArguments(args));
  const operation = findOperation(asked);
  if (!operation) {
    const fix = 'Find its name with intercom_search_operations.';
    return { operation, asked, input, refusal: new GatewayError('operation_unknown', { field: 'operation', fix }) };
  }
  const other = operation.effect === 'read' ? 'read' : 'write';
  if (other === kind) return { operation, asked, input };
  const fix = `${asked} is a ${other}: use intercom_run_${other}_operation.`;
  return { operation, asked, input, refusal: new GatewayError('input_invalid', { field: 'operation', operation: asked, fix }) };
}

/** Throws `input_invalid` naming the argument. */
export function parse<S extends z.ZodType>(schema: S, args: unknown): z.output<S> {
  const result = schema.safeParse(args);
  if (result.success) return result.data;
  const found = toIssues(result.error.issues, { input: args, unknownField: () => 'is not an argument of this tool' });
  const issues = found.map(({ field, problem }) => ({ field: field || 'arguments', problem }));
  const [first] = issues;
  throw new GatewayError('input_invalid', { field: first?.field ?? 'arguments', fix: `${first?.field}: ${first?.problem}`, issues });
}
