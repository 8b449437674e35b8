import type { ServerResponse } from 'node:http';
import { type Context, Hono } from 'hono';
import type { Load } from '../bytes.ts';
import { GatewayError } from '../errors.ts';
import { answerAsJson, isForOperator, type OnError, toGatewayError } from './errors.ts';
import { findMount, type HostEnv, isOpenBeforeClaim, type Mount } from './mounts.ts';
import { createOriginOf } from './origin.ts';
import { cameInAt, intercomBaseOf, isOnOwnPort } from './own-ports.ts';
import { refuseForeignHosts, securityHeaders } from './protection.ts';

export interface HostDeps {
  readonly publicUrl: string;
  readonly newId: () => string;
  readonly isClaimed: () => Promise<boolean>;
  readonly mounts: readonly Mount[];
  /** Addresses and ranges whose `X-Forwarded-For` is believed. @default nobody's */
  readonly trustedProxies?: readonly string[];
  /** For the answer of each request. @default answers are not weighed */
  readonly beginLoad?: () => Load;
  readonly onError?: OnError;
}

/** What every request passes, whatever it asks for: an id, protecting headers, the host check and the claim gate; then its mount. */
export function createHost({
  publicUrl,
  newId,
  isClaimed,
  mounts,
  trustedProxies,
  beginLoad,
  onError = () => {},
}: HostDeps): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  const originOf = createOriginOf(trustedProxies);

  app.onError((cause, c) => {
    const error = toGatewayError(cause, c.req.raw.signal);
    const requestId = c.get('requestId');
    if (isForOperator(error)) onError(cause, requestId);
    const answer =
      findMount(mounts, cameInAt(c.env) ? '/intercom' : c.req.path)?.answerError(error, c.req.raw, requestId) ??
      answerAsJson(error, requestId);
    // With the headers that the surface had set already, such as `Allow`.
    return c.newResponse(answer.body, answer);
  });

  app.use(async (c, next) => {
    c.set('requestId', newId());
    c.set('origin', originOf(c));
    c.set('intercomBase', intercomBaseOf(c.env, c.req.path, publicUrl));
    c.set('load', beginLoad && loadUntilSent(c, beginLoad));
    await next();
    const { headers } = c.res;
    if (!headers.has('x-request-id')) headers.set('x-request-id', c.get('requestId'));
    const caching = findMount(mounts, c.req.path)?.caching ?? 'no-store';
    // What is not there today may be there tomorrow.
    const kept = caching === 'unsaid' && c.res.status < 400;
    if (!kept && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
  });
  app.use(securityHeaders(publicUrl), refuseForeignHosts(publicUrl));
  app.use(async (c, next) => {
    const mount = findMount(mounts, c.req.path);
    const came = cameInAt(c.env);
    if (!mount || (came && !isOnOwnPort(came, c.req.path))) throw new GatewayError('not_found');
    if (!isOpenBeforeClaim(mount, c.req.path) && !(await isClaimed())) {
      throw new GatewayError('not_claimed', {
        fix: 'Open the claim link that the gateway printed when it started, or that `gatehouse admin claim` prints on its machine.',
      });
    }
    await next();
  });

  // The longest roots first, each with its end: a request never falls through to another mount.
  const roots = mounts.flatMap((mount) => mount.roots.map((root) => ({ root, mount })));
  for (const { root, mount } of roots.sort((a, b) => b.root.length - a.root.length)) {
    app.route(root, mount.routes);
    app.all(root === '/' ? '*' : `${root}/*`, () => {
      throw new GatewayError('not_found');
    });
  }
  return app;
}

/** Held until the last byte has been handed to the network, or the caller is gone: somebody who reads slowly holds an answer for long. */
function loadUntilSent(c: Context, begin: () => Load): Load | undefined {
  const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse };
  if (!outgoing) return undefined;
  const load = begin();
  outgoing.once('close', () => load.release());
  return load;
}
