/** The answer to "is this credential still good?". */
export type ProbeAnswer = 'ok' | 'reconnect_required' | 'unreachable';

/**
 * Probes that are under way, by connection: however many calls meet a 401 at once, Intercom is asked once. Of several processes each
 * asks for itself, which does no harm: the store lets one of them move the connection.
 */
export interface Probes {
  /** The answer of the probe that is under way, or of the one that this begins. */
  share(connectionId: string, probe: () => Promise<ProbeAnswer>): Promise<ProbeAnswer>;
}

export function createProbes(): Probes {
  const running = new Map<string, Promise<ProbeAnswer>>();
  return {
    share(connectionId, probe) {
      const known = running.get(connectionId);
      if (known) return known;
      const started = probe().finally(() => running.delete(connectionId));
      running.set(connectionId, started);
      return started;
    },
  };
}
