import { companies } from './companies.ts';
import { contacts } from './contacts.ts';
import { conversations } from './conversations.ts';
import type { Prompt } from './prompt.ts';
import { searching } from './searching.ts';
import { threads } from './threads.ts';
import { workspace } from './workspace.ts';

export const prompts: readonly Prompt[] = [...contacts, ...companies, ...workspace, ...conversations, ...threads, ...searching];
