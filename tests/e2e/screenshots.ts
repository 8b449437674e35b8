/**
 * Draws every page and state of the console on a real product, wide and narrow, light and dark, for people to look at:
 * `node tests/e2e/screenshots.ts [folder] [part of a name]`. The pictures of `docs/images` are the wide, light ones called `readme-…`.
 */
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startProduct } from '../../scripts/demo/product.ts';
import {
  colleague,
  connect,
  connectWithLittle,
  createExample,
  loseCredential,
  makeActivity,
  owner,
  takePermission,
} from './example-organisation.ts';
import { receive } from './visitors.ts';

interface Shot {
  readonly name: string;
  readonly path: string;
  /** Whoever looks. @default the administrator */
  readonly who?: typeof owner | null;
  /** What to do there. Then only what is in sight is drawn, otherwise the whole page. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const [folder = join(tmpdir(), 'shots'), part = ''] = process.argv.slice(2);
const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };
const schemes = ['light', 'dark'] as const;

await mkdir(folder, { recursive: true });
const product = await startProduct({ console: true, env: { GATEHOUSE_SUPPORT: 'help@northwind.example' } });
const visitors = await receive(product.url, product.sandboxUrl);
let complaints = 0;
const complain = (text: string) => {
  complaints += 1;
  console.error(text);
};

async function draw(shots: readonly Shot[]): Promise<void> {
  for (const { name, path, who = owner, act } of shots.filter((shot) => shot.name.includes(part))) {
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const colorScheme of schemes) {
        const page = await (who ? visitors.member(who, { viewport, colorScheme }) : visitors.stranger({ viewport, colorScheme }));
        try {
          await page.goto(path, { waitUntil: 'networkidle' });
          await act?.(page);
          await page.waitForLoadState('networkidle');
          await page.waitForTimeout(250);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (over > 0) complain(`${name} ${size} ${colorScheme}: wider than the screen by ${over} px`);
          await page.screenshot({ path: join(folder, `${name}.${size}.${colorScheme}.png`), fullPage: !act });
        } catch (error) {
          complain(`${name} ${size} ${colorScheme}: ${error}`);
        }
        for (const complaint of visitors.complaints()) complain(`${name} ${size} ${colorScheme}: ${complaint}`);
        await visitors.leave();
      }
    }
  }
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

try {
  await draw([
    { name: 'claim', who: null, path: product.claimLink },
    { name: 'claim-errors', who: null, path: product.claimLink, act: press('Claim and sign in') },
    { name: 'claim-dead', who: null, path: '/claim/expired' },
    { name: 'unclaimed', who: null, path: '/' },
  ]);

  const admin = await createExample(product);
  await draw([
    {
      name: 'sign-in-wrong',
      who: null,
      path: '/keys',
      act: async (page) => {
        await page.getByLabel('Email').fill(owner.email);
        await page.getByLabel('Password', { exact: true }).fill('not the password');
        await press('Sign in')(page);
        await page.getByRole('alert').waitFor();
      },
    },
    { name: 'join-dead', who: null, path: '/join/used' },
    { name: 'reset-dead', who: null, path: '/reset/used' },
    { name: 'integrations-empty', path: '/' },
    { name: 'connect', path: '/integrations', act: press('Connect my workspace') },
    { name: 'connect-sandbox', path: '/integrations', act: press('Try the sandbox') },
    {
      name: 'connect-app',
      path: '/integrations',
      act: async (page) => {
        await press('Connect my workspace')(page);
        await page.getByText('OAuth', { exact: true }).click();
      },
    },
    {
      name: 'consent',
      path: '/integrations',
      act: async (page) => {
        await press('Try the sandbox')(page);
        await press('Continue to')(page);
        await page.getByText('Authorize access').waitFor();
      },
    },
    { name: 'permissions', path: '/integrations/permissions?for=example' },
    { name: 'permissions-ticked', path: '/integrations/permissions?for=example&canvas=true&tick=read_users,write_tags' },
    { name: 'settings', path: '/settings' },
    { name: 'settings-app', path: '/settings', act: press('Enter an app of your own') },
    { name: 'groups-empty', path: '/groups' },
    { name: 'keys-empty', path: '/keys' },
  ]);

  const name = await connect(admin);
  await draw([{ name: 'connect-choice', path: '/integrations', act: press('Connect a workspace') }]);
  await draw([{ name: 'integrations-new', path: `/integrations?connected=${name}` }]);
  const groups = await makeActivity(product, admin);
  await draw([
    { name: 'integrations', path: `/integrations?connected=${name}` },
    { name: 'integrations-refused', path: '/integrations?error=oauth_refused' },
    { name: 'integrations-mismatch', path: '/integrations?error=oauth_redirect_mismatch&request_id=151f1470-e48a' },
    { name: 'activity', path: '/activity' },
    { name: 'activity-unknown', path: '/activity?outcome=unknown', act: press('conversations.reply') },
    { name: 'activity-denied', path: '/activity?outcome=denied', act: press('articles.list') },
    { name: 'activity-management', path: '/activity?find=groups.set_grant', act: press('groups.set_grant') },
    { name: 'activity-none', path: '/activity?find=nothing' },
    { name: 'activity-as-member', who: colleague, path: '/activity' },
    {
      name: 'disconnect',
      path: '/integrations',
      act: async (page) => {
        await press(/^More about/)(page);
        await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
      },
    },
    { name: 'readme-scopes', path: `/groups/${groups.support}`, act: async () => {} },
    { name: 'readme-activity', path: '/activity?surface=mcp', act: async () => {} },
    { name: 'groups', path: '/groups' },
    { name: 'group-create', path: '/groups', act: press('Create group') },
    { name: 'group', path: `/groups/${groups.support}` },
    { name: 'group-allow', path: `/groups/${groups.support}?allow=articles%3Aread`, act: async () => {} },
    {
      name: 'group-unsaved',
      path: `/groups/${groups.reporting}`,
      act: async (page) => {
        await press('Example workflow')(page);
        await page
          .getByText(/^Opens \d+ operations/)
          .first()
          .click();
      },
    },
    {
      name: 'group-warnings',
      path: `/groups/${groups.reporting}`,
      act: async (page) => {
        for (const key of ['conversations:delete', 'articles:write']) await page.getByText(key, { exact: true }).click();
        await press('Show what changes')(page);
      },
    },
    {
      name: 'group-leave',
      path: `/groups/${groups.reporting}`,
      act: async (page) => {
        await press('None')(page);
        await page.locator('main').getByRole('link', { name: 'Groups', exact: true }).click();
        await page.getByText('Leave without saving?').waitFor();
      },
    },
    { name: 'group-as-member', who: colleague, path: `/groups/${groups.support}` },
    { name: 'group-members', path: `/groups/${groups.support}?tab=members` },
    { name: 'group-members-empty', path: `/groups/${groups.editors}?tab=members` },
    { name: 'people', path: '/people' },
    {
      name: 'invite',
      path: '/people',
      act: async (page) => {
        await press('Invite')(page);
        await press('Make the link')(page);
        await page.getByText('Shown only now').waitFor();
      },
    },
    {
      name: 'join',
      who: null,
      path: `/join/${(await admin.call('members.invite', { note: 'Noor, help centre' })).url.split('/').at(-1)}`,
    },
    { name: 'keys', path: '/keys' },
    { name: 'keys-of-a-group', path: `/keys?group=${groups.editors}` },
    { name: 'key-revoke', path: '/keys', act: press(/^Revoke /) },
    ...['Claude', 'VS Code', 'Cursor', 'Programs', 'REST', 'Intercom SDK'].map((client) => ({
      name: `key-made-${client.toLowerCase().replace(' ', '-')}`,
      path: `/keys?group=${groups.editors}`,
      act: async (page: Page) => {
        await press('Create key')(page);
        await page.getByLabel('What it is for').fill('Demo');
        await page.getByRole('button', { name: 'Create', exact: true }).click();
        await page.getByRole('dialog').getByRole('tab', { name: client, exact: true }).click();
        const secret = await page.getByLabel('Key', { exact: true }).inputValue();
        // Otherwise it is in every picture after this one.
        const { keys } = await admin.call('keys.list', {});
        const made = keys.find((key) => secret.startsWith(key.prefix));
        if (made) await admin.call('keys.revoke', { id: made.id });
      },
    })),
    { name: 'help', path: '/help' },
    { name: 'guide', path: '/help/connect-intercom' },
    { name: 'guide-table', path: '/help/reference.errors', act: async () => {} },
    { name: 'not-found', path: '/nothing-here' },
    {
      name: 'menu',
      path: '/integrations',
      act: async (page) => {
        if ((page.viewportSize()?.width ?? 0) < 500) await press('Open the menu')(page);
        await press(/^Account of/)(page);
      },
    },
  ]);

  await takePermission(product, admin);
  await draw([
    { name: 'permission-missing', path: '/integrations' },
    { name: 'group-permission-missing', path: `/groups/${groups.support}` },
  ]);
  await loseCredential(product);
  await draw([{ name: 'reconnect-required', path: '/integrations' }]);
  await connectWithLittle(product, admin);
  await draw([
    { name: 'few-permissions', path: '/integrations' },
    { name: 'teammate', path: '/integrations', act: press('Enter a teammate') },
    { name: 'integrations-unknown', path: '/integrations?error=permission_missing' },
  ]);
} finally {
  await visitors.close();
  await product.stop();
}
console.log(complaints === 0 ? `Drawn into ${folder}.` : `Drawn into ${folder} with ${complaints} complaints.`);
process.exitCode = complaints === 0 ? 0 : 1;
