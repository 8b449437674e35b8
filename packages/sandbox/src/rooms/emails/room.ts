import { type Row, room } from '../../parts/room.ts';
import { brands } from '../brands/room.ts';

export interface EmailSetting extends Row {
  readonly email: string;
  readonly verified: boolean;
  readonly domain: string;
  readonly brand_id: string;
  readonly forwarding_enabled: boolean;
  readonly forwarded_email_last_received_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

export const emailSettings = room<EmailSetting>()({
  name: 'emails',
  seed: ({ now, rowsOf }) =>
    rowsOf(brands).map(({ id, is_default, created_at, default_address_settings_id }) => ({
      id: default_address_settings_id ?? id,
      email: `${is_default ? 'support' : 'premium'}@workspace.example`,
      verified: is_default,
      domain: 'workspace.example',
      brand_id: id,
      forwarding_enabled: is_default,
      forwarded_email_last_received_at: is_default ? now - 3600 : null,
      created_at,
      updated_at: created_at,
    })),
});

export const emailShape = (setting: EmailSetting) => ({ type: 'email_setting', ...setting });
