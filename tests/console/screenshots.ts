/**
 * Draws every page, wide and narrow, light and dark, for people to look at:
 * `vite build packages/console && node tests/console/screenshots.ts [folder] [part of a name]`.
 */
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { createFakeServer } from './fake-api.ts';
import { createEmptyWorld, createFakeWorld, type FakeWorld } from './fake-world.ts';

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly world?: () => FakeWorld;
  readonly act?: (page: Page) => Promise<unknown>;
}

const nobody = (claimed: boolean) => (): FakeWorld => ({ ...createEmptyWorld(), claimed, session: null });
const member = (): FakeWorld => {
  const world = createFakeWorld();
  if (world.session) world.session.member = { id: 'm2', name: 'Tomás Oliveira', email: 'tomás@northwind.example', role: 'member' };
  return world;
};

const shots: readonly Shot[] = [
  { name: 'claim', path: '/claim/claim-1', world: nobody(false) },
  {
    name: 'claim-errors',
    path: '/claim/claim-1',
    world: nobody(false),
    act: (page) => page.getByRole('button', { name: 'Claim and sign in' }).click(),
  },
  { name: 'claim-dead', path: '/claim/expired', world: nobody(false) },
  { name: 'unclaimed', path: '/', world: nobody(false) },
  { name: 'join', path: '/join/abc', world: nobody(true) },
  {
    name: 'sign-in-wrong',
    path: '/keys',
    world: nobody(true),
    act: async (page) => {
      await page.getByLabel('Email').fill('ada@northwind.example');
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'integrations-empty', path: '/', world: createEmptyWorld },
  { name: 'integrations', path: '/integrations?connected=northwind-support' },
  {
    name: 'integrations-error',
    path: '/integrations?error=oauth_redirect_mismatch',
    world: () => ({ ...createFakeWorld(), mode: 'intercom' }),
  },
  {
    name: 'connect',
    path: '/integrations',
    world: createEmptyWorld,
    act: (page) => page.getByRole('button', { name: 'Connect Intercom' }).click(),
  },
  {
    name: 'connect-token',
    path: '/integrations',
    world: createEmptyWorld,
    act: async (page) => {
      await page.getByRole('button', { name: 'Connect Intercom' }).click();
      await page.getByText('Access token', { exact: true }).click();
    },
  },
  {
    name: 'disconnect',
    path: '/integrations',
    act: async (page) => {
      await page.getByRole('button', { name: 'More about Northwind Support' }).click();
      await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
    },
  },
  { name: 'groups-empty', path: '/groups', world: createEmptyWorld },
  { name: 'groups', path: '/groups' },
  { name: 'group', path: '/groups/g1' },
  {
    name: 'group-unsaved',
    path: '/groups/g2',
    act: async (page) => {
      await page.getByRole('button', { name: 'Example workflow' }).click();
      await page.getByText('Opens one operation').first().click();
    },
  },
  { name: 'group-as-member', path: '/groups/g1', world: member },
  { name: 'group-members', path: '/groups/g1?tab=members' },
  { name: 'people', path: '/people' },
  {
    name: 'invite',
    path: '/people',
    act: async (page) => {
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByRole('button', { name: 'Make the link' }).click();
    },
  },
  { name: 'keys', path: '/keys' },
  { name: 'keys-empty', path: '/keys', world: createEmptyWorld },
  {
    name: 'key-made',
    path: '/keys',
    act: async (page) => {
      await page.getByRole('button', { name: 'Create key' }).click();
      await page.getByLabel('What it is for').fill('Demo');
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await page.getByRole('button', { name: 'I have saved the key' }).waitFor();
    },
  },
  { name: 'activity', path: '/activity' },
  { name: 'activity-unknown', path: '/activity', act: (page) => page.getByRole('button', { name: 'conversations.reply' }).first().click() },
  {
    name: 'activity-denied',
    path: '/activity?outcome=denied',
    act: (page) => page.getByRole('button', { name: 'articles.list' }).first().click(),
  },
  { name: 'activity-none', path: '/activity?operation=nothing' },
  { name: 'help', path: '/help' },
  { name: 'not-found', path: '/nothing-here' },
];

const [folder = join(tmpdir(), 'shots'), part = ''] = process.argv.slice(2);
const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };

await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
let complaints = 0;
for (const shot of shots.filter(({ name }) => name.includes(part))) {
  for (const [size, viewport] of Object.entries({ wide, narrow })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const server = createFakeServer(
        shot.world?.() ?? createFakeWorld(),
        join(import.meta.dirname, '../../packages/gateway/dist/console'),
      );
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const complain = (text: string) => {
        complaints += 1;
        console.error(`${shot.name} ${size} ${colorScheme}: ${text}`);
      };
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of (4\d\d|503)/.test(message.text())) complain(message.text());
      });
      page.on('pageerror', (error) => complain(String(error)));
      await page.goto(`http://127.0.0.1:${port}${shot.path}`, { waitUntil: 'networkidle' });
      try {
        await shot.act?.(page);
      } catch (error) {
        complain(String(error));
      }
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(250);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) complain(`wider than the screen by ${overflow} px`);
      await page.screenshot({ path: join(folder, `${shot.name}.${size}.${colorScheme}.png`), fullPage: !shot.act });
      await context.close();
      server.close();
    }
  }
}
await browser.close();
console.log(complaints === 0 ? `Drawn into ${folder}.` : `Drawn into ${folder} with ${complaints} complaints.`);
