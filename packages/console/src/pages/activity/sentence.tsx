import { Anchor } from '@mantine/core';
import type { ActivityRow } from '../../queries/contract.ts';
import { actorOf } from './words.ts';

/** "Claude replied to conversation 215, as an internal note": its number leads to Intercom, where anybody knows the page. */
export function Sentence({ row }: { row: ActivityRow }) {
  const { before, about, after, href } = row.said;
  return (
    <span className="gh-said">
      <b>{actorOf(row)}</b>
      {before.startsWith(':') ? '' : ' '}
      {before}
      {about !== null && href !== null ? (
        <Anchor inherit href={href} target="_blank" rel="noreferrer" title="Open in Intercom" onClick={(event) => event.stopPropagation()}>
          {about}
        </Anchor>
      ) : (
        about
      )}
      {after}
    </span>
  );
}
