import './state-badge.css';

export type Tone = 'good' | 'bad' | 'warning' | 'neutral' | 'accent';

/** A state in one or two words. Colour never stands alone: the word says it too. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className="gh-badge" data-tone={tone} data-dot={true}>
      {children}
    </span>
  );
}

/** A kind, which does not change by itself: no dot. */
export function KindBadge({ tone, children }: { tone: 'neutral' | 'accent' | 'warning'; children: string }) {
  return (
    <span className="gh-badge" data-tone={tone}>
      {children}
    </span>
  );
}
