import { List, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SupportLink } from '../../patterns/contact-support.tsx';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { type GuideId, guides } from '../../patterns/guides.ts';
import { TroubleSteps } from '../../patterns/trouble-steps.tsx';
import { connecting, type Trouble, using } from '../../patterns/troubles.ts';
import { useIsAdmin } from '../../queries/session.ts';
import { setupQuery } from '../../queries/setup.ts';
import { TextLink } from '../../ui/links.tsx';
import { Mono } from '../../ui/mono.tsx';
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
          <TextLink to="/help" hash="guides" size="sm" display="block" mb={6}>
            Guides
          </TextLink>
          <TextLink to="/help" hash="support" size="sm">
            Still stuck?
          </TextLink>
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
          <Guides />
          <StillStuck />
        </Stack>
      </div>
    </>
  );
}

/** All that is written for those who use or run it; those for who changes it are in the repository. */
function Guides() {
  return (
    <Panel id="guides" title="Guides" description="All of it is here, also without a way to the internet.">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={6}>
        {(Object.keys(guides) as GuideId[]).map((id) => (
          <GuideLink key={id} guide={id} />
        ))}
      </SimpleGrid>
    </Panel>
  );
}

function StillStuck() {
  const isAdmin = useIsAdmin();
  const support = useQuery(setupQuery).data?.support;
  return (
    <Panel id="support" title="Still stuck?" description="Ask somebody who can look into it.">
      <Stack gap="xs">
        {support ? (
          <Text size="sm">
            <SupportLink /> ({support.label}), and send:
          </Text>
        ) : (
          <Text size="sm">
            <b>Whoever runs this gateway</b> can see its log and its settings: ask them, and send:
          </Text>
        )}
        <List size="sm" spacing={4}>
          <List.Item>the request id: it stands below every error, in Activity, and in the answers to agents and scripts,</List.Item>
          <List.Item>the time, and what you or the assistant tried,</List.Item>
          <List.Item>what the error says, word for word.</List.Item>
        </List>
        <Text size="sm">
          Never send a key, a token or a password, nor a claim link: whoever has it can use it. Nobody who helps you needs one.
        </Text>
        {!support && isAdmin ? (
          <Text size="sm" c="dimmed">
            Whoever runs the gateway can put an address here, and beside every error, with the setting <Mono>GATEHOUSE_SUPPORT</Mono>: a
            mail address, or an https link.
          </Text>
        ) : null}
      </Stack>
    </Panel>
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
