export { type Catalogue, catalogue, findOperation, type OperationName, operations } from './catalogue/index.ts';
export * from './catalogue/operation.ts';
export { type Permission, type PermissionKey, permissions } from './catalogue/permissions.ts';
export { isScopeKey, type Scope, type ScopeKey, scopes } from './catalogue/scopes.ts';
export { type Marks, marksOf } from './catalogue/shared/resource.ts';
export { type Clock, systemClock } from './client/clock.ts';
