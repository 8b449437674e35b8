import { Skeleton, Stack } from '@mantine/core';
import { IconBook2, IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { EmptyState } from '../../../patterns/empty-state.tsx';
import { fromSegment, type GuideId, guides, isGuide } from '../../../patterns/guides.ts';
import { Loaded } from '../../../patterns/loaded.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { type Block, parseMarkdown } from './markdown.ts';
import { Blocks } from './text-of.tsx';
import { readGuide } from './texts.ts';
import './show.css';

const route = getRouteApi('/app/help/$guide');

const back = (
  <TextLink to="/help" hash="guides" size="sm" c="dimmed" className="gh-guide-back" mb={4}>
    <IconChevronLeft size={14} aria-hidden="true" />
    Help
  </TextLink>
);

export function GuidePage() {
  const id = fromSegment(route.useParams().guide);
  if (isGuide(id)) return <Guide key={id} id={id} />;
  return (
    <Panel>
      <EmptyState icon={<IconBook2 size={22} />} title="There is no such guide" action={<TextLink to="/help">All help</TextLink>}>
        The address may be mistyped.
      </EmptyState>
    </Panel>
  );
}

function Guide({ id }: { id: GuideId }) {
  const text = useQuery({ queryKey: ['guide', id], queryFn: () => readGuide(id), staleTime: Number.POSITIVE_INFINITY });
  return (
    <>
      <PageHeader above={back} title={guides[id]} />
      <Panel>
        <Loaded query={text} skeleton={<GuideSkeleton />}>
          {(markdown) => <Parsed blocks={parseMarkdown(markdown)} id={id} />}
        </Loaded>
      </Panel>
    </>
  );
}

function Parsed({ blocks, id }: { blocks: readonly Block[]; id: GuideId }) {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  // Its first line is the title of the page.
  const [first, ...rest] = blocks;
  return (
    <div className="gh-guide">
      <Blocks blocks={first?.kind === 'heading' ? rest : blocks} guide={id} />
    </div>
  );
}

function GuideSkeleton() {
  return (
    <Stack aria-busy="true" aria-label="Loading">
      <Skeleton height={14} />
      <Skeleton height={14} />
      <Skeleton height={14} width="60%" />
    </Stack>
  );
}
