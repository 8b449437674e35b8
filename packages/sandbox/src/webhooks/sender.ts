import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Clock } from '@gatehouse/connector';

const userAgent = 'intercom-parrot-service-client/1.0';
const answerWithinMs = 5000;

/** What became of one request to a receiver: its status, or why there was none. */
export interface Receipt {
  readonly status: number | null;
  readonly error: string | null;
  readonly ms: number;
}

export const isSuccess = ({ status }: Receipt): boolean => status !== null && status >= 200 && status <= 299;

export const inWords = ({ status, error }: Receipt): string => error ?? `status ${status}`;

/** A sandbox sends to its own machine only, whatever it is told. */
export function isOnThisMachine({ protocol, hostname }: URL): boolean {
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

const signatureOf = (body: string, secret: string): string => `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;

interface Sending {
  method: 'HEAD' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Nobody waits for it, so the process may end without it. */
  background: boolean;
  signal: AbortSignal;
}

export type Sender = ReturnType<typeof createSender>;

export function createSender(clock: Clock) {
  async function request(url: string, sending: Sending): Promise<Receipt> {
    const started = clock.now();
    const receipt = (status: number | null, error: string | null): Receipt => ({ status, error, ms: clock.now() - started });
    const target = new URL(url);
    if (!isOnThisMachine(target)) return receipt(null, 'not sent: the URL is not on this machine');
    const over = new AbortController();
    const signal = AbortSignal.any([sending.signal, over.signal]);
    let late = false;
    clock.sleep(answerWithinMs, signal).then(
      () => {
        late = true;
        over.abort();
      },
      () => {},
    );
    try {
      return receipt(await exchange(target, { ...sending, signal }), null);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (late) return receipt(null, `no answer within ${answerWithinMs / 1000} seconds`);
      return receipt(null, code === 'ECONNREFUSED' ? 'nothing listens there (ECONNREFUSED)' : (code ?? message));
    } finally {
      over.abort();
    }
  }
  return {
    /** Sent when an endpoint is saved. */
    head: (url: string, signal: AbortSignal): Promise<Receipt> => request(url, { method: 'HEAD', background: false, signal }),
    post: (url: string, body: string, secret: string, options: Pick<Sending, 'background' | 'signal'>): Promise<Receipt> => {
      const headers = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'x-hub-signature': signatureOf(body, secret),
      };
      return request(url, { method: 'POST', headers, body, ...options });
    },
  };
}

/** The status, once the whole answer is there. Redirects are not followed. */
function exchange(url: URL, { method, headers, body, background, signal }: Sending): Promise<number> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { 'user-agent': userAgent, ...headers }, agent: false, signal }, (answer) => {
      answer.on('error', reject);
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.resume();
    });
    if (background) sent.on('socket', (socket) => socket.unref());
    sent.on('error', reject);
    sent.end(body);
  });
}
