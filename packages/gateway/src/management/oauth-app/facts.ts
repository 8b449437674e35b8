import { defineResource } from '../operation.ts';

export const oauthApp = defineResource('oauth_app', {
  read: {
    method: 'GET',
    path: '/oauth-app',
    summary: "The organisation's own Intercom app, by which workspaces are connected over OAuth; its secret is never shown",
    access: 'admin',
    audit: false,
  },
  set: {
    method: 'PUT',
    path: '/oauth-app',
    replaces: true,
    summary: "Enter the organisation's own Intercom app; Intercom is asked whether it knows it before it is kept",
    access: 'admin',
    audit: { event: 'oauth_app.set', subject: { target: 'clientId' } },
    changes: ['oauth_app', 'setup'],
  },
  remove: {
    method: 'DELETE',
    path: '/oauth-app',
    summary: 'Forget it: from then on the app of the instance authorizes, if there is one. What it has connected stays connected',
    access: 'admin',
    audit: { event: 'oauth_app.removed', subject: 'none' },
    changes: ['oauth_app', 'setup'],
  },
});
