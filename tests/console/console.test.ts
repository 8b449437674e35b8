import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { createFakeServer } from './fake-api.ts';
import { createEmptyWorld, createFakeWorld, type FakeWorld } from './fake-world.ts';

let browser: Browser;
let files: string;
const servers: Server[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'console-'));
  const root = join(import.meta.dirname, '../../packages/console');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: files, emptyOutDir: true } });
  browser = await launchBrowser();
}, 120_000);

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  // A refused script, style or image, and everything thrown, is told on the browser's console.
  expect(complaints.splice(0)).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await rm(files, { recursive: true });
});

async function open(world: FakeWorld, path: string): Promise<Page> {
  const server = createFakeServer(world, files).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (4\d\d|503)/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(path);
  return page;
}

test('without a session every page leads to the sign-in, and the sign-in back to the page', async () => {
  const world = createFakeWorld();
  world.session = null;
  const page = await open(world, '/activity?outcome=denied');
  await page.getByLabel('Email').fill('ada@northwind.example');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The email address or the password is wrong').waitFor();
  await page.getByLabel('Password', { exact: true }).fill('a good long password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Activity' }).waitFor();
  expect(new URL(page.url()).search).toBe('?outcome=denied');
});

test('a session that ends meanwhile leads to the sign-in with the way back', async () => {
  const world = createFakeWorld();
  const page = await open(world, '/groups');
  await page.getByRole('link', { name: 'Reporting' }).waitFor();
  world.session = null;
  await page.getByRole('link', { name: 'Keys', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toBe('/keys');
});

test('claiming: complaints at the fields first, then inside', async () => {
  const page = await open({ ...createEmptyWorld(), claimed: false, session: null }, '/claim/claim-1');
  await page.getByRole('button', { name: 'Claim and sign in' }).click();
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(4);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('organisation');
  await page.getByLabel('Organisation').fill('Northwind');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Email').fill('ada@northwind.example');
  await page.getByLabel('Password', { exact: true }).fill('a good long password');
  await page.getByRole('button', { name: 'Claim and sign in' }).click();
  await page.getByText('No workspace is connected').waitFor();
});

test('scopes: a preset is a draft until it is saved', async () => {
  const world = createFakeWorld();
  const page = await open(world, '/groups/g3');
  await page.getByRole('button', { name: 'Example workflow' }).click();
  await page.getByText('Not saved: 2 added').waitFor();
  expect(world.groups[2]?.grants).toEqual([]);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByText('Leave without saving?').waitFor();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('2 of 54 scopes enabled').waitFor();
  expect(world.groups[2]?.grants).toEqual([{ connectionId: 'c1', scopes: ['contacts:read', 'events:read'] }]);
});

test('a key is shown once', async () => {
  const page = await open(createFakeWorld(), '/keys');
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('What it is for').fill('Test');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const secret = await page.getByLabel('Key', { exact: true }).inputValue();
  expect(secret).toMatch(/^gh_/);
  await page.getByText(`Bearer ${secret}`).first().waitFor();
  await page.getByRole('button', { name: 'I have saved the key' }).click();
  await page.getByRole('cell', { name: 'Test' }).first().waitFor();
  expect(await page.content()).not.toContain(secret);
});

test('text of others stays text', async () => {
  const world = createFakeWorld();
  const row = world.activity[0];
  if (row) row.actorName = '<img src=x onerror=alert(1)>';
  const page = await open(world, '/activity');
  await page.getByText('<img src=x onerror=alert(1)>').waitFor();
  expect(await page.locator('td img').count()).toBe(0);
});

test('every page fits a phone', async () => {
  const page = await open(createFakeWorld(), '/integrations');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/integrations', '/groups', '/groups/g2', '/people', '/keys', '/activity', '/help']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390);
  }
});
