import { Box, Button, Group as Row, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { AdminNote } from '../../patterns/admin-only.tsx';
import { isSameSet } from '../../patterns/scope-picker/filter.ts';
import { ScopePicker } from '../../patterns/scope-picker/scope-picker.tsx';
import type { Connection, Group, Scope, ScopeKey } from '../../queries/contract.ts';
import { useSetGrant } from '../../queries/groups.ts';
import { useIsAdmin } from '../../queries/session.ts';
import { Panel } from '../../ui/panel.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import './grant-editor.css';

interface Props {
  readonly group: Group;
  readonly connection: Connection;
  readonly scopes: readonly Scope[];
  /** The choice of workspace, where there are several. */
  readonly select: ReactNode;
}

export function GrantEditor({ group, connection, scopes, select }: Props) {
  const isAdmin = useIsAdmin();
  const save = useSetGrant();
  const saved: ReadonlySet<ScopeKey> = new Set(group.grants.find((grant) => grant.connectionId === connection.id)?.scopes);
  const [draft, setDraft] = useState<ReadonlySet<ScopeKey> | null>(null);
  const enabled = draft ?? saved;
  const changed = draft !== null && !isSameSet(draft, saved);
  const submit = (): void =>
    save.mutate({ id: group.id, connectionId: connection.id, scopes: [...enabled] }, { onSuccess: () => setDraft(null) });
  return (
    <Panel
      flush
      title={connection.workspaceName}
      description={
        saved.size === 0
          ? 'This group has no access to the workspace. Switch on what it needs.'
          : `${saved.size} of ${scopes.length} scopes enabled. Only what is switched on here can be called.`
      }
      actions={select}
    >
      {isAdmin ? null : (
        <Box p="md" pb={0}>
          <AdminNote>Only an administrator can change scopes.</AdminNote>
        </Box>
      )}
      <ScopePicker scopes={scopes} enabled={enabled} uses={connection.permissions} readOnly={!isAdmin} onChange={setDraft} />
      {changed ? (
        <section className="gh-savebar" aria-label="Unsaved changes">
          <Text size="sm" fw={600} aria-live="polite">
            {difference(saved, enabled)}
          </Text>
          <Row gap="xs" wrap="nowrap">
            <Button variant="default" size="xs" onClick={() => setDraft(null)} disabled={save.isPending}>
              Discard
            </Button>
            <Button size="xs" loading={save.isPending} onClick={submit}>
              Save
            </Button>
          </Row>
        </section>
      ) : null}
      <LeaveGuard active={changed} />
    </Panel>
  );
}

function difference(saved: ReadonlySet<string>, enabled: ReadonlySet<string>): string {
  const added = [...enabled].filter((key) => !saved.has(key)).length;
  const taken = [...saved].filter((key) => !enabled.has(key)).length;
  return `Not saved: ${[added > 0 ? `${added} added` : '', taken > 0 ? `${taken} taken away` : ''].filter(Boolean).join(', ')}`;
}
