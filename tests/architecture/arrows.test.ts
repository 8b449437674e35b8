import { describe, expect, test } from 'vitest';
import { packageOf, roomOf, rooms } from './rooms.ts';
import { importsOf, sources, textOf } from './sources.ts';

interface Arrow {
  readonly path: string;
  readonly from: string;
  readonly to: { readonly room: string } | { readonly package: string };
}

const arrows: readonly Arrow[] = sources.flatMap((path) =>
  importsOf(path).flatMap((target) => {
    const from = roomOf(path) ?? '?';
    const to = target.startsWith('packages/') ? { room: roomOf(target) ?? target } : packageOf(target);
    const same = 'room' in to && (to.room === from || to.room.endsWith('package.json'));
    return same ? [] : [{ path, from, to }];
  }),
);

const nameOf = (to: Arrow['to']) => ('room' in to ? to.room : `the package ${to.package}`);
const allowed = ({ from, to }: Arrow) =>
  'room' in to ? rooms[from]?.rooms.includes(to.room) === true : rooms[from]?.packages.includes(to.package) === true;

test('the walk sees the house', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(arrows.length).toBeGreaterThan(500);
});

describe('imports (tests/architecture/rooms.ts, docs/adr/0002)', () => {
  test('every file is in a room', () => {
    expect(sources.filter((path) => roomOf(path) === undefined)).toEqual([]);
  });

  test('follow the arrows', () => {
    expect(arrows.filter((arrow) => !allowed(arrow)).map(({ path, from, to }) => `${path}: ${from} may not import ${nameOf(to)}`)).toEqual(
      [],
    );
  });

  test('need every permission that there is', () => {
    const used = new Set(arrows.map(({ from, to }) => `${from} → ${nameOf(to)}`));
    const given = Object.entries(rooms).flatMap(([from, room]) => [
      ...room.rooms.map((to) => `${from} → ${nameOf({ room: to })}`),
      ...room.packages.map((to) => `${from} → ${nameOf({ package: to })}`),
    ]);
    expect(given.filter((permission) => !used.has(permission))).toEqual([]);
  });

  test('find every room that there is', () => {
    const found = new Set(sources.map(roomOf));
    expect(Object.keys(rooms).filter((room) => !found.has(room))).toEqual([]);
  });
});

test('only what admits an attempt opens a credential', () => {
  const openers = sources.filter(
    (path) => path.startsWith('packages/gateway/src/calls/') && /\bvault\b[^\n]*\.open\(|\.open\(connection\b/.test(textOf(path)),
  );
  expect(openers).toEqual(['packages/gateway/src/calls/admit.ts']);
});

test('no room is a drawer for everything', () => {
  expect(sources.filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path))).toEqual([]);
});

test('files stay small enough to read in one sitting', () => {
  expect(sources.filter((path) => textOf(path).split('\n').length > 500)).toEqual([]);
});

describe('names in the gateway', () => {
  /** Every migration has the same one. */
  const files = sources.filter((path) => path.startsWith('packages/gateway/src/') && !path.includes('/store/migrations/0'));
  const declared = files.flatMap((path) =>
    [
      ...textOf(path).matchAll(
        /^export (?:async )?(?:function\*?|class|interface|type|const(?= \w+ =\s*(?:async )?(?:<[^\n]*>)?\()) (\w+)/gm,
      ),
    ].map((match) => match[1] ?? ''),
  );

  test('of functions and types mean one thing each', () => {
    expect(declared.length).toBeGreaterThan(250);
    const twice = declared.filter((name, index) => declared.indexOf(name) !== index);
    expect(twice).toEqual([]);
  });
});
