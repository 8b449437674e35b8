import { Checkbox } from '@mantine/core';
import { IconCheck, IconLock } from '@tabler/icons-react';
import type { Scope, ScopeKey } from '../../queries/contract.ts';
import { Mono } from '../../ui/mono.tsx';
import { KindBadge, StateBadge } from '../../ui/state-badge.tsx';
import { labelRemark } from './label-remark.ts';

export interface EntryState {
  /** Switched on, by itself. */
  readonly on: boolean;
  /** What it is part of, if that is switched on. */
  readonly within: ScopeKey | null;
  /** What Intercom has shown: the app lacks the permission for it. */
  readonly missing: boolean;
  readonly readOnly: boolean;
  /** Whether it is the one that somebody came for. */
  readonly sought: boolean;
}

interface Props extends EntryState {
  readonly scope: Scope;
  readonly onToggle: (key: ScopeKey, on: boolean) => void;
}

/** A scope with what it opens. */
export function ScopeEntry({ scope, on, within, missing, readOnly, sought, onToggle }: Props) {
  const id = `scope-${scope.key}`;
  const holds = on || within !== null;
  const remark = labelRemark(scope);
  const name = (
    <>
      <Mono>{scope.key}</Mono>
      <span className="gh-scope-about">{scope.description}</span>
      {remark === null ? null : <span className="gh-scope-remark">{remark}</span>}
    </>
  );
  return (
    <div className="gh-scope" data-on={holds} data-readonly={readOnly} data-sought={sought} ref={sought ? intoView : null}>
      {readOnly ? (
        <HoldsMark holds={holds} />
      ) : (
        <Checkbox
          id={id}
          size="xs"
          checked={holds}
          disabled={within !== null}
          onChange={(event) => onToggle(scope.key, event.currentTarget.checked)}
          {...(within === null ? {} : { 'aria-describedby': `${id}-within` })}
        />
      )}
      <div className="gh-scope-text">
        {readOnly ? (
          <div className="gh-scope-name">{name}</div>
        ) : (
          <label htmlFor={id} className="gh-scope-name">
            {name}
          </label>
        )}
        {within === null ? null : (
          <div id={`${id}-within`} className="gh-scope-within">
            Included in {within}
          </div>
        )}
        {scope.ours || missing ? (
          <div className="gh-scope-marks">
            {missing ? <StateBadge tone="bad">Missing in Intercom</StateBadge> : null}
            {scope.ours ? <KindBadge tone="neutral">Added by Gatehouse</KindBadge> : null}
          </div>
        ) : null}
        <Behind scope={scope} />
      </div>
    </div>
  );
}

/** The list is long; whoever uses the keyboard goes on from there. */
const intoView = (entry: HTMLElement | null): void => {
  entry?.scrollIntoView({ block: 'center' });
  entry?.querySelector('input')?.focus({ preventScroll: true });
};

/** For those who may not change it: in words and by shape, not by colour alone. */
function HoldsMark({ holds }: { holds: boolean }) {
  return (
    <span className="gh-scope-holds" data-on={holds}>
      {holds ? <IconCheck size={14} stroke={2.5} aria-hidden="true" /> : <IconLock size={14} aria-hidden="true" />}
      {holds ? 'Allowed' : 'Off'}
    </span>
  );
}

/** Which operations the scope opens, and what the app needs for them. */
function Behind({ scope }: { scope: Scope }) {
  const needs = scope.permissions.length === 0 ? '' : `Needs ${scope.permissions.map((label) => `“${label}”`).join(' or ')} in Intercom.`;
  if (scope.operations.length === 0) {
    return (
      <div className="gh-scope-behind">
        {scope.without ?? scope.guards} {needs}
      </div>
    );
  }
  return (
    <details className="gh-scope-behind">
      <summary>Opens {scope.operations.length === 1 ? 'one operation' : `${scope.operations.length} operations`}</summary>
      <p>
        {needs} {scope.seen === undefined ? null : `Customers see: ${scope.seen}`}
      </p>
      <ul>
        {scope.operations.map(({ name, summary, only, effect }) => (
          <li key={name}>
            <Mono>{name}</Mono> {summary}
            {only === undefined ? null : `: only ${only}`}
            {effect === 'delete' ? <strong> · deletes</strong> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
