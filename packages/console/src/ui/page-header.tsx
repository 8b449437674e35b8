import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import './page-header.css';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  /** Where more is explained. */
  readonly guide?: ReactNode;
}

export function PageHeader({ title, description, above, actions, guide }: Props) {
  useDocumentTitle(`${title} · Gatehouse`);
  return (
    <header className="gh-page-header">
      <div>
        {above}
        <Title order={1}>{title}</Title>
        {description ? (
          <Text c="dimmed" mt={4} maw={640}>
            {description}
          </Text>
        ) : null}
        {guide ? <div className="gh-page-header-guide">{guide}</div> : null}
      </div>
      {actions ? <div className="gh-page-header-actions">{actions}</div> : null}
    </header>
  );
}
