import { isOffered, operations } from '@gatehouse/connector';
import { nearNames } from '@gatehouse/connector/input-reading';
import type { GroupPolicy } from '../../access/policy.ts';
import { GatewayError } from '../../errors.ts';
import own from './own-tools.json' with { type: 'json' };
import { toolName } from './tool-name.ts';

/** Of a tool that there is not, with those that are most like it. */
export function unknownTool(name: string, policy: GroupPolicy): GatewayError {
  const known = operations.filter((operation) => isOffered(operation, policy.experimental)).map(toolName);
  const near = nearNames(name, [...known, ...own.map((tool) => tool.name)]);
  const meant = near.length === 0 ? '' : `Nearest: ${near.join(', ')}. `;
  return new GatewayError('operation_unknown', { field: 'name', fix: `${meant}List the tools, or use intercom_search_operations.` });
}
