import { createRoom } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';

/**
 * Calls that may be in the house at once, waiting for their turn included: more keep the process busy with their arrival alone. A group
 * may have as many as are free, so that there is room for another one, however many a group asks for.
 */
const inHouse = 1024;
/** In which a few hundred calls are over. */
const retryAfterMs = 1000;

/** Who is in the house, by group. */
export interface Crowd {
  /** Why a group gets no more in at the moment. */
  refusal(group: string): GatewayError | undefined;
  /** Answers how to leave. */
  enter(group: string): () => void;
}

export function createCrowd(): Crowd {
  // Nobody waits here: who is turned away is told so.
  const share = createRoom({ places: Number.POSITIVE_INFINITY, inShare: inHouse }).share(() => {});
  return {
    refusal(group) {
      if (share.mayGo(group)) return undefined;
      return new GatewayError('rate_limited', {
        retryAfterMs,
        fix: 'The group has as many calls under way as the gateway serves at once: ask for less at the same time.',
      });
    },
    enter: share.go,
  };
}
