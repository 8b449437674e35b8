import { GatewayError } from '../../errors.ts';

/** What a call was refused with. Fails where it was not, or with something that is no error of the table. */
export async function failure(work: Promise<unknown>): Promise<GatewayError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GatewayError)) throw new Error(`no GatewayError, but ${String(error)}`);
  return error;
}
