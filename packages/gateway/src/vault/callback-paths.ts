/** Where Intercom sends the browser back to. Both addresses work; an Intercom app may list either. */
export const callbackPaths = ['/api/oauth-callback/intercom', '/api/auth/intercom/callback'] as const;
export type CallbackPath = (typeof callbackPaths)[number];
