import { callbackPaths } from '../../vault/callback-paths.ts';
import { regionsOf } from '../../vault/target.ts';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import type { setupSchemas } from './schemas.ts';

export const setupHandlers = ({ store, vault, intercom, publicUrl, version }: ManagementDeps): HandlersOf<typeof setupSchemas> => ({
  async read() {
    return {
      output: {
        claimed: await store.members.hasAdministrator(),
        version,
        publicUrl,
        intercom: {
          regions: [...regionsOf(intercom)],
          app: (await vault.apps.current()) ?? null,
          sandbox: intercom.sandbox !== null,
          callbackUrls: callbackPaths.map((path) => publicUrl + path),
        },
      },
    };
  },
});
