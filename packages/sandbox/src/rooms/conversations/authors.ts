import type { Admin } from '../admins/room.ts';
import type { Contact } from '../contacts/room.ts';

export interface Author {
  type: 'user' | 'lead' | 'admin' | 'bot';
  id: string;
  name: string | null;
  email: string | null;
  /** Of the bot, from 2.16 on in parts: whether the AI agent sent it, and whether it wrote the words. */
  from_ai_agent?: boolean;
  is_ai_answer?: boolean;
}

export const contactAuthor = (contact: Contact): Author => ({
  type: contact.role,
  id: contact.id,
  name: contact.name,
  email: contact.email,
});

export const adminAuthor = (admin: Admin): Author => ({
  type: admin.bot ? 'bot' : 'admin',
  id: admin.id,
  name: admin.name,
  email: admin.email,
});

export const isContact = ({ type }: Author): boolean => type === 'user' || type === 'lead';
