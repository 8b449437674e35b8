import { Stack, Text } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { TroubleSteps } from '../../patterns/trouble-steps.tsx';
import { connecting, type Trouble, using } from '../../patterns/troubles.ts';
import { TextLink } from '../../ui/links.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import './show.css';

export function HelpPage() {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <>
      <PageHeader title="Troubleshooting" description="What goes wrong, why, and who puts it right where." />
      <div className="gh-help">
        <nav aria-label="Cases">
          <Contents title="Connecting" troubles={connecting} />
          <Contents title="Asking" troubles={using} />
        </nav>
        <Stack gap="md">
          {[...connecting, ...using].map((trouble: Trouble) => (
            <Panel key={trouble.id} id={trouble.id} title={trouble.title} description={trouble.sign}>
              <Text size="sm" mb="sm">
                {trouble.cause}
              </Text>
              <TroubleSteps trouble={trouble} />
            </Panel>
          ))}
        </Stack>
      </div>
    </>
  );
}

function Contents({ title, troubles }: { title: string; troubles: readonly Trouble[] }) {
  return (
    <>
      <Text size="xs" fw={600} c="dimmed" mb={6}>
        {title}
      </Text>
      <Stack gap={6} mb="lg">
        {troubles.map((trouble) => (
          <TextLink key={trouble.id} to="/help" hash={trouble.id} size="sm">
            {trouble.title}
          </TextLink>
        ))}
      </Stack>
    </>
  );
}
