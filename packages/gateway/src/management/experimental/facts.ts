import { defineResource } from '../operation.ts';

export const experimental = defineResource('experimental', {
  read: {
    method: 'GET',
    path: '/experimental',
    summary: "Whether operations that only Intercom's Preview version has exist here, and which they are",
    access: 'member',
    audit: false,
  },
  set: {
    method: 'PUT',
    path: '/experimental',
    // On or off: nothing that somebody else has set is lost.
    replaces: false,
    summary:
      "Switch operations that only Intercom's Preview version has on or off, for all groups within their scopes, from the next call on",
    access: 'admin',
    audit: {
      event: 'experimental.set',
      told: 'Switch experimental operations on or off',
      variants: [
        { key: 'on', when: { on: true }, told: 'Switch experimental operations on' },
        { key: 'off', when: { on: false }, told: 'Switch experimental operations off' },
      ],
      subject: 'none',
    },
    changes: ['experimental', 'scopes'],
  },
});
