import type { OperationFacts } from '@gatehouse/connector';
import type { Answer } from '../../calls/call.ts';

/** One call through the gateway's own door, as whoever asked. */
export type CallOne = (operation: OperationFacts, input: Readonly<Record<string, unknown>>) => Promise<Answer>;
