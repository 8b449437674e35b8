import { Text, UnstyledButton } from '@mantine/core';
import type { ActivityRow } from '../../queries/contract.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Mono } from '../../ui/mono.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { formatDuration, groupBeside, outcomeWords, surfaceWords } from './words.ts';

export const activityColumns = (onOpen: (row: ActivityRow) => void): readonly Column<ActivityRow>[] => [
  {
    id: 'operation',
    header: 'Operation',
    cell: (row) => (
      <>
        <UnstyledButton
          className="gh-activity-open"
          onClick={(event) => {
            event.stopPropagation();
            onOpen(row);
          }}
        >
          <Mono>{row.operation}</Mono>
        </UnstyledButton>
        {row.target ? (
          <Text size="xs" c="dimmed" truncate>
            {row.target}
          </Text>
        ) : null}
      </>
    ),
  },
  {
    id: 'outcome',
    header: 'Outcome',
    width: '7rem',
    cell: ({ outcome }) => <StateBadge tone={outcomeWords[outcome].tone}>{outcomeWords[outcome].label}</StateBadge>,
  },
  {
    id: 'who',
    header: 'Who',
    width: '17%',
    cell: (row) => (
      <div>
        {row.actorName}
        {groupBeside(row) ? (
          <Text size="xs" c="dimmed">
            {groupBeside(row)}
          </Text>
        ) : null}
      </div>
    ),
  },
  { id: 'connection', header: 'Workspace', width: '17%', cell: (row) => row.connectionName ?? '–' },
  { id: 'via', header: 'Via', width: '6.25rem', cell: (row) => surfaceWords[row.surface] },
  { id: 'took', header: 'Took', width: '5rem', cell: (row) => formatDuration(row.durationMs), wideOnly: true },
  { id: 'when', header: 'When', width: '8.75rem', cell: (row) => <Time at={row.at} /> },
];
