import { Alert, Anchor, Drawer, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ErrorCode } from '../../../../gateway/src/errors.ts';
import { ContactSupport } from '../../patterns/contact-support.tsx';
import { TroubleSteps } from '../../patterns/trouble-steps.tsx';
import type { ActivityRow } from '../../queries/contract.ts';
import { CopyIcon } from '../../ui/copy.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Mono } from '../../ui/mono.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { RowWorkspace } from './row-workspace.tsx';
import { Sentence } from './sentence.tsx';
import { adviceFor, effectWords, formatDuration, outcomeWords, surfaceWords } from './words.ts';

export function ActivityDrawer({ row, onClose }: { row: ActivityRow | null; onClose: () => void }) {
  return (
    <Drawer
      opened={row !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={row ? <Sentence row={row} /> : null}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 120 }}
    >
      {row ? <Detail row={row} /> : null}
    </Drawer>
  );
}

function Detail({ row }: { row: ActivityRow }) {
  const outcome = outcomeWords[row.outcome];
  const advice = adviceFor(row);
  return (
    <Stack>
      <Group gap="xs">
        <StateBadge tone={outcome.tone}>{outcome.label}</StateBadge>
        <Text size="sm" c="dimmed">
          <Time at={row.at} form="exact" />
        </Text>
      </Group>
      {/* The advice on an unknown outcome says it with the reason. */}
      {row.explanation && row.outcome !== 'unknown' ? <Text size="sm">{row.explanation}</Text> : null}
      {advice ? (
        <Alert color={advice.tone} icon={<IconAlertTriangle size={18} />} title={advice.title}>
          <Stack gap="xs">
            <Text size="sm">{advice.text}</Text>
            {advice.trouble ? <TroubleSteps trouble={advice.trouble} /> : null}
            <AllowIt row={row} />
          </Stack>
        </Alert>
      ) : null}
      <Facts
        inline
        facts={[
          { label: 'Who', value: `${row.actorName} (${actorWords[row.actorKind]})` },
          { label: 'Group', value: row.groupName ?? '–' },
          { label: 'Via', value: surfaceWords[row.surface] },
          { label: 'Workspace', value: <RowWorkspace row={row} /> },
          { label: 'Effect', value: effectWords[row.effect] },
          {
            label: 'Target',
            value: row.said.href ? (
              <Anchor href={row.said.href} target="_blank" rel="noreferrer">
                {row.target}, in Intercom
              </Anchor>
            ) : (
              (row.target ?? '–')
            ),
          },
          { label: 'Scope', value: row.scope ? <Mono>{row.scope}</Mono> : '–' },
          { label: 'Operation', value: <Mono>{row.operation}</Mono> },
          { label: 'Event', value: <Mono>{row.event}</Mono> },
          { label: 'Error', value: row.errorCode ? <Mono>{row.errorCode}</Mono> : '–' },
          { label: 'Status', value: row.status ?? '–' },
          { label: 'Took', value: formatDuration(row.durationMs) },
          { label: 'Request', value: <Copyable value={row.requestId} what="request id" /> },
          {
            label: 'Intercom’s request',
            value: row.intercomRequestId ? <Copyable value={row.intercomRequestId} what="Intercom’s request id" /> : '–',
          },
          { label: 'Number', value: row.sequence },
        ]}
      />
      <ContactSupport requestId={row.requestId} />
    </Stack>
  );
}

/** A group that may do nothing on a workspace is told that it has none. */
const lacksScope: ReadonlySet<string> = new Set(['scope_missing', 'not_connected', 'connection_unknown'] satisfies ErrorCode[]);

/** From a refusal to the scope that was missing, on the page of the group: the picker has it switched on there, not saved. */
function AllowIt({ row: { errorCode, groupId, groupName, connectionId, scope } }: { row: ActivityRow }) {
  if (errorCode === null || !lacksScope.has(errorCode) || groupId === null || scope === null) return null;
  const search = { tab: 'integrations', allow: scope, ...(connectionId === null ? {} : { connection: connectionId }) } as const;
  return (
    <ButtonLink
      to="/groups/$groupId"
      params={{ groupId }}
      search={search}
      size="xs"
      variant="default"
      classNames={{ root: 'gh-allow', label: 'gh-allow-label' }}
    >
      Allow {scope} for {groupName}
    </ButtonLink>
  );
}

const actorWords: Record<ActivityRow['actorKind'], string> = {
  key: 'key',
  member: 'member',
  local: 'local user',
  anonymous: 'not signed in',
  system: 'the gateway itself',
};

function Copyable({ value, what }: { value: string; what: string }) {
  return (
    <Group gap={4} wrap="nowrap">
      <Mono>{value}</Mono>
      <CopyIcon value={value} what={what} />
    </Group>
  );
}
