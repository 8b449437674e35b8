import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { setupQuery } from '../queries/setup.ts';
import { CopyIcon } from '../ui/copy.tsx';
import { Mono } from '../ui/mono.tsx';
import { letterTo } from './support-letter.ts';
import './contact-support.css';

/** Whom to ask, and what to send: on every page that tells of an error, and beside every request id. */
export function ContactSupport({ requestId = null }: { requestId?: string | null }) {
  return (
    <Text size="xs" c="dimmed" component="div">
      {requestId ? (
        <div className="gh-support-request">
          <span>
            Request <Mono>{requestId}</Mono>
          </span>
          <CopyIcon value={requestId} what="request id" />
        </div>
      ) : null}
      Stuck? <SupportLink requestId={requestId} />
      {requestId ? ', with the request id, the time and what you tried' : ', with the time, the page and what you tried'}; never a key or a
      token.
    </Text>
  );
}

/** Who runs the gateway may have named somebody; who has not is asked. */
export function SupportLink({ requestId = null }: { requestId?: string | null }) {
  const [at] = useState(() => new Date());
  const support = useQuery(setupQuery).data?.support;
  if (!support) return <>Ask whoever runs this gateway</>;
  return (
    <Anchor inherit href={letterTo(support.href, { requestId, at })} target="_blank" rel="noreferrer">
      Contact support
    </Anchor>
  );
}
