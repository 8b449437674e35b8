import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import './panel.css';

interface Props {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Tables reach the edges. */
  readonly flush?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}

/** The one box of the console: a bordered surface with an optional head. */
export function Panel({ title, description, actions, flush = false, id, children }: Props) {
  return (
    <section className="gh-panel" {...(id ? { id } : {})}>
      {title || actions ? (
        <div className="gh-panel-head">
          <div>
            <Title order={2}>{title}</Title>
            {description ? (
              <Text c="dimmed" size="sm" mt={2}>
                {description}
              </Text>
            ) : null}
          </div>
          {actions ? <div className="gh-panel-actions">{actions}</div> : null}
        </div>
      ) : null}
      <div className={flush ? 'gh-panel-flush' : 'gh-panel-body'}>{children}</div>
    </section>
  );
}
