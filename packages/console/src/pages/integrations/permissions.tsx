import { Alert, Anchor, Button, NativeSelect, Group as Row, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft, IconClipboardList, IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { places } from '../../../../gateway/src/errors.ts';
import type { WorksheetSearch } from '../../app/search.ts';
import { GuideLink } from '../../patterns/guide-link.tsx';
import { Loaded } from '../../patterns/loaded.tsx';
import type { Group, PermissionKey, Permissions, Preset, Scope } from '../../queries/contract.ts';
import { groupsQuery } from '../../queries/groups.ts';
import { permissionsQuery, scopesQuery } from '../../queries/scopes.ts';
import { CopyTextButton } from '../../ui/copy.tsx';
import { TextLink } from '../../ui/links.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PermissionAdvice } from './permission-advice.tsx';
import { PermissionBoxes } from './permission-boxes.tsx';
import { asList, purposesOf, type Worksheet, worksheetOf } from './worksheet.ts';

const developerHub = 'https://app.intercom.com/a/apps/_/developer-hub/app-packages';

const route = getRouteApi('/app/integrations/permissions');

const skeleton = <Skeleton height={480} radius={12} aria-busy="true" aria-label="Loading" />;

/** What to tick on the Intercom app. What is ticked here stands in the address, and nowhere else. */
export function PermissionsPage() {
  const scopes = useQuery(scopesQuery);
  const permissions = useQuery(permissionsQuery);
  const groups = useQuery(groupsQuery);
  return (
    <Loaded query={scopes} skeleton={skeleton}>
      {(known) => (
        <Loaded query={permissions} skeleton={skeleton}>
          {(boxes) => (
            <Loaded query={groups} skeleton={skeleton}>
              {(list) => <Sheet {...known} boxes={boxes} groups={list} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface Props {
  readonly scopes: readonly Scope[];
  readonly presets: readonly Preset[];
  readonly boxes: Permissions;
  readonly groups: readonly Group[];
}

function Sheet({ scopes, presets, boxes, groups }: Props) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const purposes = purposesOf(presets, groups);
  const worksheet = worksheetOf(search, { scopes, purposes, boxes });
  const go = (next: WorksheetSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  const { tick: _, ...untouched } = search;
  const tick = (key: PermissionKey, on: boolean): void => {
    const next = new Set(worksheet.chosen);
    if (on) next.add(key);
    else next.delete(key);
    go({ ...search, tick: [...next].join(',') });
  };
  const options = (kind: 'preset' | 'group') =>
    purposes.filter((purpose) => purpose.kind === kind).map(({ id, label }) => ({ value: id, label }));
  return (
    <>
      <PageHeader
        guide={<GuideLink guide="connect-intercom" section="which-permissions-to-tick" />}
        above={
          <TextLink to="/integrations" size="sm" c="dimmed" mb={4}>
            <Row gap={2} component="span" display="inline-flex">
              <IconChevronLeft size={14} aria-hidden="true" />
              Integrations
            </Row>
          </TextLink>
        }
        title="Permissions in Intercom"
        description="What the Intercom app has to be allowed, so that groups here can use what you give them, and no more."
        actions={
          <CopyTextButton value={asList(boxes, worksheet.ticked)} what="the permissions">
            Copy as a list
          </CopyTextButton>
        }
      />
      <Stack gap="md">
        <Alert color="pine" icon={<IconClipboardList size={18} />} title="A worksheet: ticking here changes nothing in Intercom">
          Tick the same boxes there: {places.hubAuthentication}, press Edit, and save.{' '}
          <Anchor href={developerHub} target="_blank" rel="noreferrer" size="sm">
            Open the Developer Hub <IconExternalLink size={13} aria-hidden="true" />
          </Anchor>
        </Alert>
        <Panel>
          <Row align="flex-start" gap="xl">
            <NativeSelect
              label="The fewest permissions for"
              description="A preset, or the scopes that groups have."
              value={worksheet.purpose?.id ?? ''}
              onChange={(event) => go({ ...untouched, for: event.currentTarget.value })}
              data={[
                { group: 'What groups use', items: options('group') },
                { group: 'Presets', items: options('preset') },
              ].filter(({ items }) => items.length > 0)}
              flex="1 1 16rem"
            />
            <Switch
              label="The app uses Canvas Kit"
              description="For screens of its own inside Intercom. Intercom then ticks four boxes that cannot be unticked; Gatehouse needs no Canvas Kit."
              checked={search.canvas === true}
              onChange={(event) => {
                const { canvas: __, ...rest } = search;
                go(event.currentTarget.checked ? { ...rest, canvas: true } : rest);
              }}
              flex="1 1 20rem"
              mt={4}
            />
          </Row>
          <Judgement worksheet={worksheet} onFewest={() => go(untouched)} />
        </Panel>
        <PermissionAdvice />
        {boxes.tiers.map((tier) => (
          <PermissionBoxes
            key={tier.key}
            tier={tier}
            permissions={boxes.permissions.filter((permission) => permission.tier === tier.key)}
            connecting={boxes.connecting}
            worksheet={worksheet}
            onTick={tick}
          />
        ))}
      </Stack>
    </>
  );
}

/** Whether what is ticked is what the purpose needs. */
function Judgement({ worksheet, onFewest }: { worksheet: Worksheet; onFewest: () => void }) {
  const { purpose, ticked, short, isKnown, beyond, isFewest } = worksheet;
  const complaints = [
    short.length > 0 ? `Not enough for ${short.join(', ')}.` : '',
    beyond.size > 0 ? `${beyond.size === 1 ? 'One is' : `${beyond.size} are`} more than needed.` : '',
    isKnown ? '' : 'Without “Read one admin” or “Read admins” Gatehouse finds out whose the workspace is only from what it can read.',
  ].filter((text) => text !== '');
  return (
    <Row mt="md" gap="sm" aria-live="polite">
      {complaints.length > 0 ? <IconAlertTriangle size={16} aria-hidden="true" /> : null}
      <Text size="sm" flex="1 1 16rem">
        <b>{ticked.size} ticked.</b> {complaints.length > 0 ? complaints.join(' ') : `Enough for ${purpose?.label ?? 'nothing yet'}.`}
      </Text>
      {isFewest ? null : (
        <Button variant="default" size="xs" onClick={onFewest}>
          Back to the fewest
        </Button>
      )}
    </Row>
  );
}
