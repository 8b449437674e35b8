import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import './page-header.css';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, description, above, actions }: Props) {
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
      </div>
      {actions ? <div className="gh-page-header-actions">{actions}</div> : null}
    </header>
  );
}
