import { Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import './empty-state.css';

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Says what would be here and what to do to have it. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className="gh-empty">
      <ThemeIcon variant="light" size={44} radius="xl">
        {icon}
      </ThemeIcon>
      <Title order={2} mt="sm">
        {title}
      </Title>
      <Text c="dimmed" maw={460} component="div" mt={4}>
        {children}
      </Text>
      {action ? <div className="gh-empty-action">{action}</div> : null}
    </div>
  );
}
