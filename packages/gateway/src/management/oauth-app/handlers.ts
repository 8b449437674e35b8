import { type HandlersOf, type ManagementDeps, notFound } from '../handler.ts';
import { createChangedMeanwhile } from '../meanwhile.ts';
import type { oauthAppSchemas } from './schemas.ts';

export function oauthAppHandlers({ store, vault: { apps }, intercom }: ManagementDeps): HandlersOf<typeof oauthAppSchemas> {
  const changedMeanwhile = createChangedMeanwhile(store);
  const show = async () => ({ app: (await apps.show()) ?? null });
  return {
    read: async () => ({ output: await show() }),

    async set({ clientId, clientSecret, region = intercom.defaultRegion, version }) {
      if ((await apps.set({ clientId, clientSecret, region }, version)) === 'changed') {
        const now = await apps.show();
        throw await changedMeanwhile({ operation: 'oauth_app.set' }, { version: now?.version ?? 0 });
      }
      return {
        output: await show(),
        explanation: `The Intercom app ${clientId} (${region}) authorizes from now on. Its secret is sealed.`,
      };
    },

    async remove() {
      if (!(await apps.remove())) throw notFound('clientId', 'app');
      const explanation =
        (await apps.current()) === undefined
          ? 'The app is forgotten. There is none to authorize from now on.'
          : 'The app is forgotten. That of the instance authorizes from now on.';
      return { output: { ok: true }, explanation };
    },
  };
}
