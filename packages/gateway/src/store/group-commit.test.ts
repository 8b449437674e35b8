import { expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';

it('commits together what is asked for at once, in order', async () => {
  const commits: string[][] = [];
  const append = groupCommit<string>(async (items) => {
    commits.push([...items]);
  });
  await Promise.all(['a', 'b', 'c'].map(append));
  await append('d');
  expect(commits).toEqual([['a', 'b', 'c'], ['d']]);
});

it('tells nobody before their item is committed', async () => {
  let release = () => {};
  const append = groupCommit<string>(
    () =>
      new Promise((resolve) => {
        release = resolve;
      }),
  );
  let told = false;
  const done = append('a').then(() => {
    told = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toBe(false);
  release();
  await done;
});

it('an item that cannot be committed fails alone', async () => {
  const kept: string[] = [];
  const append = groupCommit<string>(async (items) => {
    if (items.includes('bad')) throw new Error('no');
    kept.push(...items);
  });
  const results = await Promise.allSettled(['a', 'bad', 'c'].map(append));
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(kept).toEqual(['a', 'c']);
});

it('never commits more at once than it may', async () => {
  const sizes: number[] = [];
  const append = groupCommit<number>(async (items) => {
    sizes.push(items.length);
  }, 4);
  await Promise.all(Array.from({ length: 10 }, (_, index) => append(index)));
  expect(sizes).toEqual([4, 4, 2]);
});
