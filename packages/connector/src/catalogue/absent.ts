import type { OperationName } from '../manifest/resources.ts';

/**
 * What people ask for and Intercom's API (2.16) does not have, so that a search says so instead of naming what sounds like it. Who adds an
 * operation that does one of these takes it out here.
 */
export interface Absent {
  /** After "Intercom's API cannot". */
  readonly what: string;
  /** How people ask for it, in their words. */
  readonly asked: readonly [string, string, string, ...string[]];
  /** What comes nearest, where something does. */
  readonly near: readonly OperationName[];
}

export const absent: readonly Absent[] = [
  {
    what: 'create, rename or delete teams',
    asked: ['create a new team', 'delete a team', 'rename the team', 'set up another team inbox'],
    near: ['teams.list', 'teams.get'],
  },
  {
    what: 'invite or remove teammates, or change their roles, permissions and seats',
    asked: [
      'invite a colleague to the workspace',
      'delete a teammate, remove an agent who left',
      'give somebody admin permissions or admin rights',
      'withdraw the rights of a colleague',
      'change the role or seat of an agent',
      'add a new agent to Intercom',
    ],
    near: ['admins.list', 'admins.get'],
  },
  {
    what: 'change passwords, sign people in or out, or set up sign-in',
    asked: [
      'I forgot my password',
      "change a user's password for him",
      'sign people out, end all sessions',
      'turn on two-factor or single sign-on',
      'log a colleague out',
    ],
    near: ['activity_logs.search', 'ip_allowlist.get'],
  },
  {
    what: 'create, change or delete segments',
    asked: [
      'create a segment',
      'make a new customer segment',
      'delete the segment',
      'change the rules of a segment',
      'add people to a segment',
    ],
    near: ['segments.list', 'contact_tags.attach'],
  },
  {
    what: 'write, change or delete macros',
    asked: ['create a macro', 'write a new saved reply', 'edit the canned response', 'delete a macro'],
    near: ['macros.list', 'macros.get'],
  },
  {
    what: 'create, change or start workflows and automations',
    asked: [
      'create a workflow',
      'build an automation for new visitors',
      'change the bot flow',
      'turn off a workflow',
      'set up an auto-reply or a rule for new chats',
      'delete an automation',
    ],
    near: ['workflows.export'],
  },
  {
    what: 'make or start product tours, checklists, surveys, series and campaigns',
    asked: [
      'let a user see the product tour',
      'create a survey',
      'send out a survey or NPS questionnaire',
      'launch an email campaign or series',
      'send a newsletter to a whole segment',
      'make an onboarding checklist',
      'create a banner',
    ],
    near: ['content_exports.create', 'messages.create', 'events.create'],
  },
  {
    what: 'move money: refunds, charges, invoices and subscriptions of a shop',
    asked: [
      'refund what she paid by card',
      'give her money back, 50 euro',
      'issue an invoice or credit note',
      'charge the customer',
      'cancel his paid plan in Stripe',
      'give a discount or voucher',
      'pay a bill',
    ],
    near: ['custom_objects.list', 'conversations.reply'],
  },
  {
    what: 'make phone calls',
    asked: ['give the customer a call', 'ring her up now', 'phone him for me', 'start a phone call', 'dial this number'],
    near: ['calls.list', 'phone_call_redirects.create'],
  },
  {
    what: 'keep calendars, meetings, holidays and tasks of people',
    asked: [
      'arrange a meeting',
      'put an appointment into my calendar',
      'schedule a video call with a client',
      'grant him two days of vacation',
      'set up a reminder on my phone',
      'plan shifts of agents',
    ],
    near: ['office_hours.list', 'admins.set_away'],
  },
  {
    what: 'create or delete workspaces, or change their settings and the look of the Messenger',
    asked: [
      'wipe our entire workspace',
      'close our Intercom account',
      "change the messenger's colour",
      'upgrade our Intercom plan',
      'switch the language of the inbox',
      'create a new workspace',
    ],
    near: ['admins.me'],
  },
  {
    what: 'make dashboards, or send reports on a schedule',
    asked: [
      'send me the report by mail every week',
      'send the numbers every Monday automatically',
      'build a dashboard',
      'create a custom report in Intercom',
      'share the chart with the board',
    ],
    near: ['reporting_exports.create', 'reporting_datasets.list'],
  },
  {
    what: 'create or change the types of custom objects',
    asked: [
      'create a custom object type',
      'extend an object type by a field',
      'new attribute on an object type',
      'change the schema of an object',
    ],
    near: ['custom_objects.create', 'data_attributes.create'],
  },
  {
    what: "change anything in a company's own product, roadmap or other systems",
    asked: [
      'switch on a feature of our product for one user',
      'move it up on the roadmap',
      'post it in Slack',
      'create a Jira issue',
      'update the record in Salesforce or HubSpot',
      'deploy, restart the server',
      'extend the trial in our app',
    ],
    near: ['data_connectors.list', 'events.create'],
  },
  {
    what: 'create or change brands, Help Centers, sender addresses and newsfeeds',
    asked: [
      'create a brand',
      'set up a new help center',
      'change the design of the help site',
      'add a sender address',
      'verify our email domain',
      'make a newsfeed',
    ],
    near: ['brands.list', 'help_centers.list', 'emails.list', 'newsfeeds.list'],
  },
  {
    what: 'create or change ticket states, kinds of messages and reasons for being away',
    asked: ['add a ticket state', 'make the tickets pass through another stage', 'create a subscription type', 'add an away reason'],
    near: ['ticket_states.list', 'subscription_types.list', 'away_status_reasons.list'],
  },
  {
    what: 'make videos, pictures and documents, or translate',
    asked: [
      'make a video out of the page',
      'make a pdf or a picture of it',
      'translate the text into French',
      'record a screencast',
      'print it',
    ],
    near: ['articles.update'],
  },
];
