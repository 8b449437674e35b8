import { callbackPaths } from '../../vault/callback-paths.ts';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import type { setupSchemas } from './schemas.ts';

export const setupHandlers = ({ store, intercom, publicUrl, version }: ManagementDeps): HandlersOf<typeof setupSchemas> => ({
  async read() {
    return {
      output: {
        claimed: await store.members.hasAdministrator(),
        version,
        publicUrl,
        intercom: {
          mode: intercom.mode,
          oauth: intercom.clientId !== null && intercom.clientSecret !== null,
          callbackUrls: callbackPaths.map((path) => publicUrl + path),
        },
      },
    };
  },
});
