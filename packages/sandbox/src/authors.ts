import type { Admin, Author, Contact } from './state/world.ts';

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
