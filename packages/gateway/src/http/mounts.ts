import type { Hono } from 'hono';
import type { Load } from '../bytes.ts';
import type { GatewayError } from '../errors.ts';

export interface HostEnv {
  Variables: {
    requestId: string;
    /** Where the request comes from, for limits and traces (`origin.ts`). */
    origin: string | undefined;
    /** What the answer weighs until the caller has it or has gone. */
    load: Load | undefined;
    /** The address under which the caller reached the connection, without a slash at the end; undefined where there is none in the path. */
    intercomBase: string | undefined;
  };
}

/**
 * One surface, and what the host must know of it. Every decision is required: something new cannot escape the claim gate, or be
 * cached, by being forgotten.
 */
export interface Mount {
  /** Its own addresses: each of these and everything below it. Where several fit, the longest counts. */
  readonly roots: readonly [`/${string}`, ...`/${string}`[]];
  /** Whether it answers before somebody has claimed the installation; as a list, at which addresses. */
  readonly beforeClaim: boolean | readonly string[];
  /** What caches are told where an answer does not say it itself. */
  readonly caching: 'no-store' | 'unsaid';
  /** An error in the form that its callers read. */
  answerError(error: GatewayError, request: Request, requestId: string): Response;
  /** Its routes, below each of the roots. What it has no route for is `not_found`, in its own form. */
  readonly routes: Hono<HostEnv>;
}

/** The mount that an address belongs to; undefined where it is nobody's. */
export function findMount(mounts: readonly Mount[], path: string): Mount | undefined {
  let found: { mount: Mount; root: string } | undefined;
  for (const mount of mounts) {
    for (const root of mount.roots) {
      if (isBelow(path, root) && root.length > (found?.root.length ?? 0)) found = { mount, root };
    }
  }
  return found?.mount;
}

const isBelow = (path: string, root: string) => root === '/' || path === root || path.startsWith(`${root}/`);

export const isOpenBeforeClaim = ({ beforeClaim }: Mount, path: string): boolean =>
  typeof beforeClaim === 'boolean' ? beforeClaim : beforeClaim.includes(path);
