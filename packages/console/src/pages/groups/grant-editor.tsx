import { Box, Button, Group as Row } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AdminNote } from '../../patterns/admin-only.tsx';
import { SandboxMark } from '../../patterns/sandbox-mark.tsx';
import { holds } from '../../patterns/scope-picker/change.ts';
import { ChangeSummary } from '../../patterns/scope-picker/change-summary.tsx';
import { isSameSet } from '../../patterns/scope-picker/filter.ts';
import { ScopePicker } from '../../patterns/scope-picker/scope-picker.tsx';
import { ApiError } from '../../queries/api-error.ts';
import type { Connection, Group, Preset, Scope, ScopeKey } from '../../queries/contract.ts';
import { useSetGrant } from '../../queries/groups.ts';
import { useIsAdmin } from '../../queries/session.ts';
import { notifyError } from '../../queries/use-operation.ts';
import { TextLink } from '../../ui/links.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { MeanwhileDialog, type MeanwhileScopes } from './meanwhile-dialog.tsx';
import { onTop } from './merge.ts';
import { Several } from './several.tsx';
import { Sought } from './sought.tsx';
import './grant-editor.css';

interface Props {
  readonly group: Group;
  readonly connection: Connection;
  readonly scopes: readonly Scope[];
  readonly presets: readonly Preset[];
  /** The choice of workspace, where there are several. */
  readonly select: ReactNode;
  /** A scope that a refused call lacked. */
  readonly allow: string | undefined;
}

export function GrantEditor({ group, connection, scopes, presets, select, allow }: Props) {
  const isAdmin = useIsAdmin();
  const save = useSetGrant();
  const client = useQueryClient();
  const grant = group.grants.find((one) => one.connectionId === connection.id);
  const saved: ReadonlySet<ScopeKey> = new Set(grant?.scopes);
  const sought = isAdmin ? scopes.find(({ key }) => key === allow) : undefined;
  const [draft, setDraft] = useState<Draft | null>(() =>
    sought && !holds(sought, saved) ? { scopes: new Set([...saved, sought.key]), base: saved, version: grant?.version ?? 0 } : null,
  );
  const [theirs, setTheirs] = useState<MeanwhileScopes | null>(null);
  const base = draft?.base ?? saved;
  const enabled = draft?.scopes ?? saved;
  // What is saved by now is no change any more, also while the rest of the page is still being read again.
  const changed = draft !== null && !isSameSet(draft.scopes, base) && !isSameSet(draft.scopes, saved);
  // The list is read again now and then: what the draft was made from stays what was seen when it began.
  const change = (scopes: ReadonlySet<ScopeKey>): void => setDraft({ scopes, base, version: draft?.version ?? grant?.version ?? 0 });
  const discard = (): void => {
    setDraft(null);
    setTheirs(null);
    void client.invalidateQueries({ queryKey: ['groups'] });
  };
  const submit = (scopes: ReadonlySet<ScopeKey>, version: number): void =>
    save.mutate(
      { id: group.id, connectionId: connection.id, scopes: [...scopes], version },
      {
        onSuccess: () => {
          setDraft(null);
          setTheirs(null);
        },
        onError: (error) => {
          const meanwhile = toMeanwhile(error);
          if (meanwhile) setTheirs(meanwhile);
          else notifyError(error);
        },
      },
    );
  return (
    <Panel
      flush
      title={
        <Row gap="xs" component="span">
          {connection.workspaceName}
          <SandboxMark connection={connection} />
        </Row>
      }
      description={
        saved.size === 0
          ? 'This group has no access to the workspace. Switch on what it needs.'
          : `${saved.size} of ${scopes.length} scopes enabled. Only what is switched on here can be called.`
      }
      actions={
        <>
          {saved.size > 0 ? (
            <TextLink to="/integrations/permissions" search={{ for: `group:${group.id}` }} size="sm">
              What to tick in Intercom
            </TextLink>
          ) : null}
          {select}
        </>
      }
    >
      {isAdmin ? null : (
        <Box p="md" pb={0}>
          <AdminNote>Only an administrator can change scopes.</AdminNote>
        </Box>
      )}
      {sought ? <Sought scope={sought} saved={saved} draft={enabled} /> : null}
      {saved.size > 0 || enabled.size > 0 ? <Several group={group} connection={connection} saved={saved.size > 0} /> : null}
      <ScopePicker
        sought={sought?.key}
        scopes={scopes}
        presets={presets}
        enabled={enabled}
        uses={connection.permissions}
        readOnly={!isAdmin}
        onChange={change}
      />
      {changed ? (
        <section className="gh-savebar" aria-label="Unsaved changes">
          <ChangeSummary scopes={scopes} before={base} after={enabled} />
          <Row gap="xs" wrap="nowrap">
            <Button variant="default" size="xs" onClick={discard} disabled={save.isPending}>
              Discard
            </Button>
            <Button size="xs" loading={save.isPending} onClick={() => submit(enabled, draft?.version ?? 0)}>
              Save
            </Button>
          </Row>
        </section>
      ) : null}
      <MeanwhileDialog
        base={base}
        mine={enabled}
        theirs={theirs}
        busy={save.isPending}
        onTheirs={discard}
        onMerged={() => theirs && submit(onTop<string>(base, enabled, new Set(theirs.scopes)) as ReadonlySet<ScopeKey>, theirs.version)}
        onClose={() => setTheirs(null)}
      />
      <LeaveGuard active={changed} />
    </Panel>
  );
}

interface Draft {
  readonly scopes: ReadonlySet<ScopeKey>;
  /** What it was made from, and the version of that. */
  readonly base: ReadonlySet<ScopeKey>;
  readonly version: number;
}

function toMeanwhile(error: Error): MeanwhileScopes | null {
  if (!(error instanceof ApiError) || error.code !== 'changed_meanwhile' || error.meanwhile === null) return null;
  const { version, scopes, by, at } = error.meanwhile;
  return {
    version: Number(version),
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
    by: typeof by === 'string' ? by : null,
    at: typeof at === 'number' ? at : null,
  };
}
