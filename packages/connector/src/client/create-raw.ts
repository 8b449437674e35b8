import { type IntercomOptions, refuseExperimental, settingsOf } from './create-intercom.ts';
import { prepareRaw, type RawRequest } from './raw.ts';
import { regionUrls } from './regions.ts';
import { type Repeats, type Sent, sendWire } from './send.ts';

/**
 * Sends a request as it is written, with the credential, the budget and the retry class that an operation at its address has. Rejects with
 * an `IntercomError`, `input_invalid` before anything is sent.
 *
 * @example await sendRawRequest({ method: 'GET', url: '/contacts?per_page=5' }, { token })
 */
export async function sendRawRequest(request: RawRequest, options: IntercomOptions & { readonly repeats?: Repeats }): Promise<Sent> {
  const { repeats, ...rest } = options;
  const { operation, wire } = await prepareRaw(request, options.baseUrl ?? regionUrls[options.region ?? 'us']);
  refuseExperimental(operation, options);
  return sendWire(operation, wire, { ...settingsOf(rest), ...(repeats && { repeats }) });
}
