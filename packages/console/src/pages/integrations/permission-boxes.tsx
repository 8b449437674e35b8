import { Checkbox } from '@mantine/core';
import type { Permission, PermissionKey, Permissions } from '../../queries/contract.ts';
import { Mono } from '../../ui/mono.tsx';
import { Panel } from '../../ui/panel.tsx';
import { KindBadge, StateBadge } from '../../ui/state-badge.tsx';
import type { Worksheet } from './worksheet.ts';
import './permission-boxes.css';

interface Props {
  readonly tier: Permissions['tiers'][number];
  readonly permissions: readonly Permission[];
  readonly connecting: readonly PermissionKey[];
  readonly worksheet: Worksheet;
  readonly onTick: (key: PermissionKey, on: boolean) => void;
}

/** One of the two lists of Intercom's page. */
export function PermissionBoxes({ tier, permissions, connecting, worksheet, onTick }: Props) {
  const { ticked } = worksheet;
  return (
    <Panel
      flush
      title={tier.title}
      description={`${permissions.filter(({ key }) => ticked.has(key)).length} of ${permissions.length} ticked`}
    >
      <ul className="gh-boxes" aria-label={tier.title}>
        {permissions.map((permission) => (
          <li key={permission.key} className="gh-box" data-on={ticked.has(permission.key)}>
            <Box permission={permission} connects={connecting.includes(permission.key)} worksheet={worksheet} onTick={onTick} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface BoxProps extends Pick<Props, 'worksheet' | 'onTick'> {
  readonly permission: Permission;
  /** Whether it lets the app say whose it is. */
  readonly connects: boolean;
}

function Box({ permission, connects, worksheet, onTick }: BoxProps) {
  const { key, label, description, remark, scopes, topics } = permission;
  const id = `permission-${key}`;
  const locked = worksheet.locked.has(key);
  return (
    <>
      <Checkbox
        id={id}
        checked={worksheet.ticked.has(key)}
        disabled={locked}
        onChange={(event) => onTick(key, event.currentTarget.checked)}
        aria-describedby={`${id}-about`}
      />
      <div className="gh-box-text">
        <div className="gh-box-head">
          <label htmlFor={id}>{label}</label>
          {locked ? <KindBadge tone="accent">Always with Canvas Kit</KindBadge> : null}
          {worksheet.beyond.has(key) ? <StateBadge tone="warning">More than needed</StateBadge> : null}
        </div>
        <div id={`${id}-about`} className="gh-box-about">
          {description ?? 'Not on Intercom’s page of permissions; the app’s own list may call it otherwise.'}
          {remark === undefined ? null : <span className="gh-box-remark"> {remark}</span>}
        </div>
        <div className="gh-box-opens">
          Opens{' '}
          {scopes.map((scope, index) => (
            <span key={scope}>
              {index > 0 ? ', ' : ''}
              <Mono>{scope}</Mono>
            </span>
          ))}
          {connects ? ' · tells whose the workspace is, and as whom Gatehouse acts' : ''}
        </div>
        {topics.length > 0 ? (
          <details className="gh-box-topics">
            <summary>{topics.length === 1 ? 'One webhook topic' : `${topics.length} webhook topics`}</summary>
            <ul>
              {topics.map((topic) => (
                <li key={topic}>
                  <Mono>{topic}</Mono>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </>
  );
}
