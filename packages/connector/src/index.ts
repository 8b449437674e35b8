export type { AddressMatch } from './catalogue/addresses.ts';
export * from './catalogue/facts.ts';
export type { Catalogue, OperationName, OperationNamed } from './catalogue/index.ts';
export { findOperation, loadOperation, operations } from './catalogue/index.ts';
export { namesOf } from './catalogue/names.ts';
export type { Example, InputOf, Operation, OutputOf } from './catalogue/operation.ts';
export { type Permission, type PermissionKey, permissions, permissionTiers } from './catalogue/permissions.ts';
export { isScopeKey, type Scope, type ScopeKey, scopes } from './catalogue/scopes.ts';
export type { SearchField, SearchFields, SearchMeaning, SearchOperator, SearchType } from './catalogue/search-fields.ts';
export { type Marks, marksOf } from './catalogue/shared/marks.ts';
export { isInToolset, type Toolset, toolsets } from './catalogue/toolsets.ts';
export { unknownField } from './catalogue/unknown-field.ts';
export { addressProblem, matchAddress } from './client/addresses.ts';
export { deepest, isDeeperThan } from './client/answer.ts';
export { type Budget, BudgetSpent, createBudget, type Place } from './client/budget.ts';
export { type Clock, systemClock } from './client/clock.ts';
export {
  type AnswerDrift,
  type CallOptions,
  createIntercom,
  type Intercom,
  type IntercomOptions,
  type List,
} from './client/create-intercom.ts';
export { sendRawRequest } from './client/create-raw.ts';
export { type CheckedAnswer, checkAnswer, type Drift, holdsEnvelope } from './client/drift.ts';
export { type ClientErrorCode, type IntercomCode, type IntercomComplaint, IntercomError, type Outcome } from './client/errors.ts';
export { inexactAt, inexactNumber, parseExact, toExactJson } from './client/exact-json.ts';
export { asSeen } from './client/invisible.ts';
export { holdsTooMuch, walkJson } from './client/json-text.ts';
export { nextInput, rowsOf } from './client/pages.ts';
export { toPlainText } from './client/plain-text.ts';
export type { Answered } from './client/rate.ts';
export { type PreparedRaw, prepareRaw, type RawRequest, rawOperation } from './client/raw.ts';
export { addedBy, type Finding, judgeLookBack, type MadeWithin, toLookBack, wayBack } from './client/reconcile.ts';
export { authorizeUrls, type Region, regionUrls } from './client/regions.ts';
export { halfCharacterAt, toSentRequest } from './client/request.ts';
export { createRoom, type Room, type RoomOptions, type Share } from './client/room.ts';
export {
  type Admission,
  type Admit,
  type Attempt,
  type Repeats,
  type SendOptions,
  type Sent,
  type SentVersion,
  send,
  sendWire,
} from './client/send.ts';
export { fetchTransport } from './client/transports/fetch.ts';
export { ProxyRefused, type Transport, type TransportRequest, type TransportResponse } from './client/transports/transport.ts';
export { createUpstreamWords, type UpstreamWords } from './client/upstream-words.ts';
