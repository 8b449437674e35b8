import { defineResource } from '../operation.ts';

export const session = defineResource('session', {
  create: {
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    access: 'public',
    audit: { event: 'session.created', subject: { target: 'email' } },
    changes: ['session', 'setup'],
  },
  read: { method: 'GET', path: '/session', summary: 'Who is signed in', access: 'member', audit: false },
  end: {
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    access: 'member',
    audit: { event: 'session.ended', subject: 'none' },
  },
});
