import { type HealthDeps, healthMounts } from '../http/health.ts';
import type { Mount } from '../http/mounts.ts';
import type { Rooms } from '../rooms.ts';
import { version } from '../version.ts';
import { withDirections } from './astray.ts';
import { consoleMounts } from './console/console.ts';
import { mcpMount } from './mcp/http.ts';
import { restMount } from './rest/rest.ts';

export interface MountsDeps extends HealthDeps {
  readonly rooms: Pick<Rooms, 'calls' | 'access' | 'keys' | 'people' | 'management' | 'newId' | 'strict' | 'apiUrls' | 'support'>;
  readonly publicUrl: string;
  /** Where the built console lies. @default packages/gateway/dist/console */
  readonly consoleDir?: string;
}

/** Every surface of a server: the one list of them. */
export function createMounts({ rooms, publicUrl, ready, onError, consoleDir }: MountsDeps): readonly Mount[] {
  const mounts = [
    ...healthMounts({ ready, onError }),
    mcpMount({ ...rooms, publicUrl, onError }),
    restMount({ ...rooms, publicUrl }),
    ...consoleMounts({ ...rooms, publicUrl, version, onError, ...(consoleDir === undefined ? {} : { consoleDir }) }),
  ];
  return withDirections(mounts, publicUrl);
}
