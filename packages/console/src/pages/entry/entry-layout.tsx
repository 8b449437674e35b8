import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ColorSchemeControl } from '../../app/color-scheme-control.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import './entry-layout.css';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** The pages before the door: one card in the middle. */
export function EntryLayout({ title, description, children }: Props) {
  useDocumentTitle(`${title} · Gatehouse`);
  return (
    <div className="gh-entry">
      <header>
        <Wordmark size={28} />
        <ColorSchemeControl />
      </header>
      <main>
        <div className="gh-entry-card">
          <Title order={1}>{title}</Title>
          {description ? (
            <Text c="dimmed" mt={4} component="div">
              {description}
            </Text>
          ) : null}
          <div className="gh-entry-body">{children}</div>
        </div>
        <Text size="xs" c="dimmed" ta="center" mt="md">
          One governed door to your Intercom workspaces.
        </Text>
      </main>
    </div>
  );
}
