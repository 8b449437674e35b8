import { defineResource } from '../operation.ts';

export const connections = defineResource('connections', {
  list: {
    method: 'GET',
    path: '/connections',
    summary: 'Connected Intercom workspaces, and what groups need of each',
    access: 'member',
    audit: false,
  },
  authorize: {
    method: 'POST',
    path: '/connections/authorize',
    summary: 'Begin to connect, or connect again, over OAuth: answers the address to open in this browser',
    access: 'admin',
    audit: { event: 'connection.authorization_begun', told: 'Begin to connect a workspace', subject: { target: 'name' } },
  },
  /** The second half of `authorize`, when the browser comes back from Intercom to a callback address. */
  finish_authorization: {
    method: 'GET',
    path: null,
    summary: 'Connect, or connect again, with what Intercom sent the browser back with',
    access: 'admin',
    audit: { event: 'connection.authorized', told: 'Connect a workspace', subject: 'none' },
    changes: ['connections', 'groups'],
  },
  add_token: {
    method: 'POST',
    path: '/connections',
    summary: 'Connect with an access token of your own workspace; it is tried before it is kept',
    access: 'admin',
    audit: { event: 'connection.added', told: 'Connect a workspace with an access token', subject: { target: 'name' } },
    changes: ['connections', 'groups'],
  },
  check: {
    method: 'POST',
    path: '/connections/{id}/check',
    summary: 'Ask Intercom whether the credential still works, and what it opens of what groups use; nothing is changed there',
    access: 'admin',
    audit: { event: 'connection.checked', told: 'Check a workspace', subject: { connection: 'id' } },
    changes: ['connections'],
  },
  set_teammate: {
    method: 'POST',
    path: '/connections/{id}/teammate',
    summary: 'Say as which teammate replies and notes are written where a call names nobody',
    access: 'admin',
    audit: { event: 'connection.teammate_set', told: 'Set the teammate to act as on a workspace', subject: { connection: 'id' } },
    changes: ['connections'],
  },
  settle_grants: {
    method: 'POST',
    path: '/connections/{id}/kept-grants',
    summary: 'After connecting a workspace again: give groups back what they had on it before it was disconnected, or begin without',
    access: 'admin',
    audit: { event: 'connection.grants_settled', told: 'Settle what groups get back on a workspace', subject: { connection: 'id' } },
    changes: ['connections', 'groups'],
  },
  remove: {
    method: 'DELETE',
    path: '/connections/{id}',
    summary: 'Disconnect: forget the connection and its credential; with `uninstall`, uninstall the OAuth app in that workspace as well',
    access: 'admin',
    audit: { event: 'connection.removed', told: 'Disconnect a workspace', subject: { connection: 'id' } },
    changes: ['connections', 'groups'],
  },
});
