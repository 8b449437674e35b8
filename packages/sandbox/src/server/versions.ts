import { type ApiVersion, apiVersions, latestVersion, type OperationFacts } from '@gatehouse/connector';
import { ApiError } from './errors.ts';

/** Shapes and rules go by the number after "2."; Preview is later than all of them. */
export interface Version {
  readonly name: string;
  readonly minor: number;
}

export const defaultVersion: ApiVersion = '2.16';
const preview = Number.POSITIVE_INFINITY;

/**
 * The version that a request names, or the one that is set for its app. 1.x has other resources altogether and is not built, so it is unknown here; "Unstable" is the
 * earlier name of Preview.
 */
export function versionOf(header: string | undefined, pinned: string = defaultVersion): Version {
  const name = header?.trim() || pinned;
  if (/^(preview|unstable)$/i.test(name)) return { name: 'Preview', minor: preview };
  const minor = /^2\.(\d{1,2})$/.exec(name)?.[1];
  if (minor === undefined || Number(minor) > minorOf(latestVersion)) {
    throw new ApiError(400, 'intercom_version_invalid', 'The requested version could not be found');
  }
  return { name, minor: Number(minor) };
}

const minorOf = (version: string): number => (version === 'Preview' ? preview : Number(version.slice(2)));

/** `2.7` in the catalogue stands for "2.7 or earlier". */
export function requireVersion({ minor }: Version, { since, until }: OperationFacts): void {
  if ((since !== apiVersions[0] && minor < minorOf(since)) || (until !== undefined && minor > minorOf(until))) {
    throw new ApiError(400, 'intercom_version_invalid', 'Requested resource is not available in current API version.');
  }
}
