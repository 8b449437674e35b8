import { Tooltip } from '@mantine/core';
import { sandboxOrigin } from '../../../gateway/src/store/words.ts';
import type { Connection } from '../queries/contract.ts';
import { KindBadge } from '../ui/state-badge.tsx';

/** Says of a workspace of the sandbox that it is one; nothing of any other. */
export function SandboxMark({ connection: { origin } }: { connection: Pick<Connection, 'origin'> }) {
  if (origin !== sandboxOrigin) return null;
  return (
    <Tooltip label="An Intercom on this machine, with made-up people and conversations. Nothing here reaches a real customer.">
      <span>
        <KindBadge tone="warning">Sandbox</KindBadge>
      </span>
    </Tooltip>
  );
}

/** The name of a workspace where there is room for words alone. */
export const markedName = ({ origin, workspaceName }: Pick<Connection, 'origin' | 'workspaceName'>): string =>
  origin === sandboxOrigin ? `${workspaceName} (sandbox)` : workspaceName;
