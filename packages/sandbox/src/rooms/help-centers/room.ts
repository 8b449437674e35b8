import { type Row, room, type World } from '../../parts/room.ts';

export interface HelpCenter extends Row {
  readonly identifier: string;
  readonly display_name: string;
  readonly website_turned_on: boolean;
  readonly url: string;
  readonly custom_domain: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

export const helpCenters = room<HelpCenter>()({
  name: 'help_centers',
  seed: ({ workspace: { created_at } }) => [
    {
      id: '79',
      identifier: 'help',
      display_name: 'Help Center',
      website_turned_on: true,
      url: 'https://help.workspace.example',
      custom_domain: 'help.workspace.example',
      created_at,
      updated_at: created_at,
    },
    {
      id: '80',
      identifier: 'premium-help',
      display_name: 'Premium Help',
      website_turned_on: false,
      url: 'https://intercom.help/premium-help',
      custom_domain: null,
      created_at,
      updated_at: created_at,
    },
  ],
});

export const helpCenterShape = ({ id, ...center }: HelpCenter, world: World) => ({ id, workspace_id: world.workspace.id_code, ...center });
