/** What there is, without the client that calls it: whoever only lists or names operations need not wait for the rest to load. */

export { variantOf } from './catalogue/audit-variants.ts';
export { isOffered, type Narrower, type OperationFacts } from './catalogue/facts.ts';
export { findOperation, operations } from './catalogue/index.ts';
export { namesOf } from './catalogue/names.ts';
export { misfit } from './catalogue/narrower.ts';
export { type ScopeKey, scopes } from './catalogue/scopes.ts';
export { isInToolset, toolsets } from './catalogue/toolsets.ts';
export { regionUrls } from './client/regions.ts';
