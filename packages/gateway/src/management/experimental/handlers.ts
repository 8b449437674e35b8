import { isExperimental, operations } from '@gatehouse/connector';
import { GatewayError } from '../../errors.ts';
import type { HandlersOf, ManagementDeps } from '../handler.ts';
import type { experimentalSchemas } from './schemas.ts';

const listed = operations.filter(isExperimental).map(({ name, summary, scope }) => ({ name, summary, scope }));

export function experimentalHandlers({
  store,
  access,
  experimental: byEnvironment,
}: ManagementDeps): HandlersOf<typeof experimentalSchemas> {
  const show = async () => ({ on: await access.isExperimental(), byEnvironment, operations: listed });
  return {
    read: async () => ({ output: await show() }),

    async set({ on }) {
      if (byEnvironment && !on) {
        const fix = 'GATEHOUSE_EXPERIMENTAL=on holds for the whole gateway: whoever runs it takes the setting away and starts it again.';
        throw new GatewayError('input_invalid', { field: 'on', fix });
      }
      await store.organisation.setExperimental(on);
      return {
        output: await show(),
        explanation: on
          ? `${listed.length} experimental operations exist from now on, for each group within its scopes.`
          : 'Experimental operations do not exist any more.',
      };
    },
  };
}
