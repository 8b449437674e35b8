import { Alert, Anchor, Button } from '@mantine/core';
import { IconActivity, IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { AdminNote } from '../../patterns/admin-only.tsx';
import { EmptyState } from '../../patterns/empty-state.tsx';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import { ShowMore } from '../../patterns/show-more.tsx';
import { activityQuery } from '../../queries/activity.ts';
import type { ActivityRow } from '../../queries/contract.ts';
import { useIsAdmin } from '../../queries/session.ts';
import { DataTable, TableSkeleton } from '../../ui/data-table.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { activityColumns } from './activity-columns.tsx';
import { ActivityDrawer } from './activity-drawer.tsx';
import { ActivityFilters } from './filters.tsx';
import { toFilter } from './span.ts';

const route = getRouteApi('/app/activity');

export function ActivityPage() {
  const isAdmin = useIsAdmin();
  return (
    <>
      {isAdmin ? (
        <Rows />
      ) : (
        <>
          <PageHeader title="Activity" />
          <AdminNote>Only an administrator can read who asked for what.</AdminNote>
        </>
      )}
    </>
  );
}

function Rows() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [readAt, setReadAt] = useState(() => Date.now());
  const filter = useMemo(() => toFilter(search, readAt), [search, readAt]);
  const activity = useInfiniteQuery(activityQuery(filter));
  const [open, setOpen] = useState<ActivityRow | null>(null);
  const columns = activityColumns(setOpen);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <>
      <PageHeader
        title="Activity"
        guide={<GuideLink guide="troubleshooting" />}
        description="Who asked for what, what was decided, and what Intercom answered. Newest first."
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={activity.isFetching && !activity.isFetchingNextPage && !activity.isPending}
            onClick={() => {
              setReadAt(Date.now());
              void activity.refetch();
            }}
          >
            Refresh
          </Button>
        }
      />
      <Panel flush>
        <ActivityFilters search={search} />
        <Loaded query={activity} skeleton={<TableSkeleton columns={columns} rows={8} />}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.rows);
            if (rows.length === 0 && activity.hasNextPage) return <ShowMore query={activity} label="Nothing so far: search further back" />;
            if (rows.length === 0) {
              return (
                <EmptyState
                  icon={<IconActivity size={22} />}
                  title={isFiltered ? 'Nothing fits the filter' : 'Nothing has happened yet'}
                  action={
                    isFiltered ? (
                      <Button variant="default" onClick={() => void navigate({ search: {} })}>
                        Clear the filter
                      </Button>
                    ) : null
                  }
                >
                  {isFiltered
                    ? 'Try a longer time, fewer conditions or other words: a name, “replied”, “tagged”, a number.'
                    : 'Every call appears here, allowed or denied, from the first one on.'}
                </EmptyState>
              );
            }
            return (
              <>
                <UnknownNotice rows={rows} shown={search.outcome === 'unknown'} />
                <DataTable
                  label="Activity"
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.id}
                  rowTone={(row) => (row.outcome === 'unknown' ? 'warning' : 'plain')}
                  onRowClick={setOpen}
                />
                <ShowMore query={activity} label="Show older" />
              </>
            );
          }}
        </Loaded>
      </Panel>
      <ActivityDrawer row={open} onClose={() => setOpen(null)} />
    </>
  );
}

/** Calls whose outcome nobody knows need a person's look. */
function UnknownNotice({ rows, shown }: { rows: readonly ActivityRow[]; shown: boolean }) {
  const navigate = route.useNavigate();
  const count = rows.filter((row) => row.outcome === 'unknown').length;
  if (count === 0) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle size={18} />} radius={0} py="xs">
      {count === 1 ? 'The outcome of one call is unknown.' : `The outcome of ${count} calls is unknown.`} Look in Intercom before anybody
      repeats {count === 1 ? 'it' : 'them'}.{' '}
      {shown ? null : (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => void navigate({ search: (now) => ({ ...now, outcome: 'unknown' }) })}
        >
          Show only these
        </Anchor>
      )}
    </Alert>
  );
}
