import { type Row, room } from '../../parts/room.ts';

export interface Brand extends Row {
  readonly name: string;
  readonly is_default: boolean;
  readonly created_at: number;
  readonly updated_at: number;
  readonly help_center_id: string | null;
  readonly default_address_settings_id: string | null;
}

/** The default brand has the id of the workspace. */
export const brands = room<Brand>()({
  name: 'brands',
  seed: ({ workspace: { id_code, name, created_at } }) => [
    { id: id_code, name, is_default: true, created_at, updated_at: created_at, help_center_id: '79', default_address_settings_id: '13' },
    {
      id: '3',
      name: 'Premium',
      is_default: false,
      created_at,
      updated_at: created_at,
      help_center_id: '80',
      default_address_settings_id: '15',
    },
  ],
});

export const brandShape = (brand: Brand) => ({ type: 'brand', ...brand });
