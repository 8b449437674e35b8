import { expect, test } from 'vitest';
import { listScopes } from '../../../../gateway/src/management/scopes/handlers.ts';
import { labelRemark } from './label-remark.ts';

const { scopes } = listScopes(true);

test('no scope that only reads is said to write without a remark, and no other has one', () => {
  const writes = (key: string) => scopes.find((one) => one.key === key)?.operations.some(({ effect }) => effect !== 'read');
  const remarked = scopes.filter((scope) => labelRemark(scope) !== null).map(({ key }) => key);
  expect(remarked).toEqual(['users:read', 'custom_objects:read', 'ai_content:read', 'content_snippets:read', 'office_hours:read']);
  expect(remarked.filter(writes)).toEqual([]);
});
