import { oauthApp } from '../../../gateway/src/management/oauth-app/facts.ts';
import { read } from './read.ts';
import { useOperation } from './use-operation.ts';

export const oauthAppQuery = read(oauthApp.read, {});

export const useSetOauthApp = () =>
  useOperation(oauthApp.set, { quiet: true, done: ({ app }) => `The app ${app?.clientId ?? ''} authorizes from now on.` });

export const useRemoveOauthApp = () => useOperation(oauthApp.remove, { done: () => 'The app is forgotten here.' });
