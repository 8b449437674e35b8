import { Stack, Text, UnstyledButton } from '@mantine/core';
import { IconBuilding, IconFlask } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Target } from '../../../../gateway/src/store/words.ts';
import './connect-choice.css';

/** What is connected: asked before anything else, because one of the two has real customers. */
export function ConnectChoice({ onChoose }: { onChoose: (to: Target) => void }) {
  return (
    <Stack gap="sm">
      <Choice icon={<IconFlask size={22} />} title="Try the sandbox" onClick={() => onChoose('sandbox')}>
        An Intercom that runs on this machine, with made-up people and conversations. No account is needed, and nothing reaches a real
        customer.
      </Choice>
      <Choice icon={<IconBuilding size={22} />} title="My Intercom workspace" onClick={() => onChoose('intercom')}>
        With an access token of your own app, or over OAuth. Nobody can use it before you give a group scopes on it.
      </Choice>
      <Text size="xs" c="dimmed">
        Both can be connected side by side. A credential of one is never sent to the other.
      </Text>
    </Stack>
  );
}

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Choice({ icon, title, onClick, children }: Props) {
  return (
    <UnstyledButton className="gh-choice" onClick={onClick} aria-label={title}>
      <span className="gh-choice-icon" aria-hidden="true">
        {icon}
      </span>
      <span>
        <Text span fw={650} display="block">
          {title}
        </Text>
        <Text span size="sm" c="dimmed">
          {children}
        </Text>
      </span>
    </UnstyledButton>
  );
}
