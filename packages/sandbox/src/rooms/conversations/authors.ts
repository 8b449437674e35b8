import type { Admin } from '../admins/room.ts';
import type { Contact } from '../contacts/room.ts';

export interface Author {
  type: 'user' | 'lead' | 'admin' | 'bot';
  id: string;
  name: string | null;
  email: string | null;
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
