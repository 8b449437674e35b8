import { type Row, room } from '../../parts/room.ts';

/** What brings the products of a shop to Fin. */
export interface EcommerceConnector extends Row {
  readonly products: readonly { readonly id: string }[];
  /** An upload in parts, or one that is taken in. */
  readonly job: {
    readonly id: string;
    readonly parts: readonly (readonly { readonly id: string }[])[];
    /** Milliseconds: until then it is taken in; null while parts are missing. */
    readonly done_at: number | null;
  } | null;
}

export const ecommerceConnectors = room<EcommerceConnector>()({
  name: 'ecommerce_connectors',
  seed: () => [{ id: '42939', products: [], job: null }],
});
