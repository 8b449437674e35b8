import { namesOf, type OperationFacts, operations } from '@gatehouse/connector/operations';

/** The tool's name on the wire: the permanent one where there is one, else `contacts_archive`. */
export const toolName = (operation: OperationFacts): string => operation.tool ?? operation.name.replaceAll('.', '_');

const byToolName = new Map<string, OperationFacts>(
  operations.flatMap((operation) => [
    ...namesOf(operation).map((name) => [name.replaceAll('.', '_'), operation] as const),
    [toolName(operation), operation],
  ]),
);

/** Any operation can be called under its tool name, whether it is listed or not; the pipeline decides whether it may. */
export const operationOfTool = (name: string): OperationFacts | undefined =>
  byToolName.get(name) ?? byToolName.get(name.replaceAll('.', '_'));

/** Without what hosts put in front (`mcp__gatehouse__`); no tool has two of these in its name. */
export const plainName = (name: string): string => name.slice(name.lastIndexOf('__') + (name.includes('__') ? 2 : 1)).trim();

/** Beside the tools that are operations, and not taken from where it is defined, which has schemas to load. */
export const rawToolName = 'intercom_raw_request';
