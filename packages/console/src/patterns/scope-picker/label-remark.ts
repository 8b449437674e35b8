import type { Scope } from '../../queries/contract.ts';

/** Labels are Intercom's. One of a scope that only reads may say more, because the permission behind it opens more. */
export function labelRemark({ access, description, operations }: Pick<Scope, 'access' | 'description' | 'operations'>): string | null {
  const onlyReads = access === 'Read only' && operations.every(({ effect }) => effect === 'read');
  return onlyReads && /\bwrite\b/i.test(description) ? 'Only reads here; “write” is in Intercom’s label.' : null;
}
