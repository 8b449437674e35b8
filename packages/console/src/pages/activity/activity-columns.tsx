import { UnstyledButton } from '@mantine/core';
import type { ActivityRow } from '../../queries/contract.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Mono } from '../../ui/mono.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { RowWorkspace } from './row-workspace.tsx';
import { Sentence } from './sentence.tsx';
import { formatDuration, groupBeside, outcomeWords, surfaceWords } from './words.ts';

export const activityColumns = (onOpen: (row: ActivityRow) => void): readonly Column<ActivityRow>[] => [
  {
    id: 'said',
    header: 'What happened',
    cell: (row) => (
      <>
        <Sentence row={row} />
        <UnstyledButton
          className="gh-activity-open"
          onClick={(event) => {
            event.stopPropagation();
            onOpen(row);
          }}
        >
          <Mono dimmed>{row.operation}</Mono>
        </UnstyledButton>
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
    id: 'group',
    header: 'Group',
    width: '14%',
    cell: (row) => groupBeside(row) ?? '–',
  },
  { id: 'connection', header: 'Workspace', width: '11%', cell: (row) => <RowWorkspace row={row} /> },
  { id: 'via', header: 'Via', width: '6.25rem', cell: (row) => surfaceWords[row.surface] },
  { id: 'took', header: 'Took', width: '5rem', cell: (row) => formatDuration(row.durationMs), wideOnly: true },
  { id: 'when', header: 'When', width: '8.75rem', cell: (row) => <Time at={row.at} /> },
];
