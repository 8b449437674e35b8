import { callbackPaths } from '../../vault/callback-paths.ts';
import { regionsOf } from '../../vault/target.ts';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import type { setupSchemas } from './schemas.ts';

export const setupHandlers = ({
  store,
  vault,
  intercom,
  publicUrl,
  support,
  version,
}: ManagementDeps): HandlersOf<typeof setupSchemas> => ({
  async read() {
    const claimed = await store.members.hasAdministrator();
    return {
      output: {
        claimed,
        claimHeld: !claimed && (await store.organisation.isClaimHeld()),
        version,
        publicUrl,
        support,
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
