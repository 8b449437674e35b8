import { Anchor, List, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { CodeSnippet } from '../../../patterns/code-snippet.tsx';
import { type GuideId, targetOf, toSegment } from '../../../patterns/guides.ts';
import { TextLink } from '../../../ui/links.tsx';
import { Mono } from '../../../ui/mono.tsx';
import type { Block, Inline } from './markdown.ts';

/** A guide as elements: nothing of it is HTML that is put into the page. */
export function Blocks({ blocks, guide }: { blocks: readonly Block[]; guide: GuideId }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order
  return blocks.map((block, index) => <One key={index} block={block} guide={guide} />);
}

function One({ block, guide }: { block: Block; guide: GuideId }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <Title order={block.level <= 2 ? 2 : 3} id={block.id} mt="lg" mb={6}>
          <Words inline={block.children} guide={guide} />
        </Title>
      );
    case 'paragraph':
      return (
        <Text size="sm" mb="sm">
          <Words inline={block.children} guide={guide} />
        </Text>
      );
    case 'code':
      return (
        <div className="gh-guide-code">
          <CodeSnippet label="To copy" code={block.text} />
        </div>
      );
    case 'list':
      return (
        <List type={block.ordered ? 'ordered' : 'unordered'} size="sm" spacing={4} mb="sm" classNames={{ itemWrapper: 'gh-guide-item' }}>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <List.Item key={index}>
              <Blocks blocks={item} guide={guide} />
            </List.Item>
          ))}
        </List>
      );
    case 'table':
      return (
        <Table.ScrollContainer minWidth={680} mb="sm">
          <Table fz="sm" verticalSpacing={6} withTableBorder>
            <Table.Thead>
              <Table.Tr>{cells(block.head, guide, true)}</Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {block.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Table.Tr key={index}>{cells(row, guide, false)}</Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      );
  }
}

const cells = (row: readonly (readonly Inline[])[], guide: GuideId, head: boolean) =>
  row.map((cell, index) => {
    const Cell = head ? Table.Th : Table.Td;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Cell key={index}>
        <Words inline={cell} guide={guide} />
      </Cell>
    );
  });

function Words({ inline, guide }: { inline: readonly Inline[]; guide: GuideId }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  return inline.map((part, index) => <Part key={index} part={part} guide={guide} />);
}

function Part({ part, guide }: { part: Inline; guide: GuideId }): ReactNode {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'code') return <Mono>{part.text}</Mono>;
  const inside = <Words inline={part.children} guide={guide} />;
  if (part.kind === 'strong') return <b>{inside}</b>;
  const target = targetOf(part.href, guide);
  if (target === null) return inside;
  if ('url' in target) {
    return (
      <Anchor inherit href={target.url} target="_blank" rel="noreferrer">
        {inside}
      </Anchor>
    );
  }
  return (
    <TextLink inherit to="/help/$guide" params={{ guide: toSegment(target.guide) }} hash={target.hash}>
      {inside}
    </TextLink>
  );
}
