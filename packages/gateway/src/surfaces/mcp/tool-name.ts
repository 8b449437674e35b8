import { type Operation, operations } from '@gatehouse/connector';

/** The tool's name on the wire: the permanent one where there is one, else `contacts_archive`. */
export const toolName = (operation: Operation): string => operation.tool ?? operation.name.replaceAll('.', '_');

const byToolName = new Map<string, Operation>(
  operations.flatMap((operation) => [
    [operation.name.replaceAll('.', '_'), operation],
    [toolName(operation), operation],
  ]),
);

/** Any operation can be called under its tool name, whether it is listed or not; the pipeline decides whether it may. */
export const operationOfTool = (name: string): Operation | undefined => byToolName.get(name);
