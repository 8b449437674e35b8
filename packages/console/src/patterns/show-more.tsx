import { Button, Center } from '@mantine/core';
import './show-more.css';

interface Props {
  readonly query: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly fetchNextPage: () => unknown };
  readonly label?: string;
}

/** The way on, where a list is longer than what has been read of it. */
export function ShowMore({ query, label = 'Show more' }: Props) {
  if (!query.hasNextPage) return null;
  return (
    <Center p="md" className="gh-show-more">
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {label}
      </Button>
    </Center>
  );
}
