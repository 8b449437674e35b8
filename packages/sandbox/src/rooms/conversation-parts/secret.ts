/** Intercom gives one to whom it lets in; here it is that of the description's example. */
export const partSecret = 'hmac_secret_value';
