import { Button, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { setupQuery } from '../../queries/setup.ts';
import { CodeSnippet } from '../code-snippet.tsx';
import { clientsFor, isOnlyHere } from './snippets.ts';
import './client-setup.css';

interface Props {
  readonly connection: string;
  readonly secret: string | null;
}

/** Ready-to-paste set-up for everything that can use a key. */
export function ClientSetup({ connection, secret }: Props) {
  const setup = useQuery(setupQuery);
  const publicUrl = setup.data?.publicUrl ?? window.location.origin;
  const clients = clientsFor({ publicUrl, connection, secret });
  return (
    <Stack gap="xs">
      {isOnlyHere(publicUrl) ? (
        <Text size="xs" c="dimmed">
          {publicUrl} is an address of the gateway’s own computer: what is below works there only. For others, whoever runs the gateway sets
          GATEHOUSE_URL to an address that they reach.
        </Text>
      ) : null}
      <Tabs defaultValue="claude" keepMounted={false}>
        <Tabs.List className="gh-client-tabs">
          {clients.map((client) => (
            <Tabs.Tab key={client.id} value={client.id} px="sm">
              {client.name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {clients.map((client) => (
          <Tabs.Panel key={client.id} value={client.id} pt="sm">
            <Stack gap="sm">
              <Text size="sm" c="dimmed">
                {client.note}
              </Text>
              {client.link ? (
                <Button component="a" href={client.link.href} variant="default" size="xs" w="fit-content">
                  {client.link.label}
                </Button>
              ) : null}
              {client.snippets.map((snippet) => (
                <CodeSnippet key={snippet.label} label={snippet.label} code={snippet.code} />
              ))}
              {client.not ? (
                <Text size="xs" c="dimmed">
                  {client.not}
                </Text>
              ) : null}
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
