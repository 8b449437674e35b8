import { hash32 } from '../../parts/random.ts';
import { type Row, room } from '../../parts/room.ts';

export interface Banner extends Row {
  readonly title: string;
  readonly body: string;
  readonly style: 'inline' | 'floating';
  readonly position: 'top' | 'bottom';
  /** Whom it is for. */
  readonly role: 'user' | 'lead' | 'any';
  /** The contacts who closed it. */
  readonly dismissed_by: readonly string[];
  readonly created_at: number;
}

export const banners = room<Banner>()({
  name: 'contact_banners',
  seed: ({ workspace: { created_at } }) => [
    {
      id: '486517',
      title: 'Hi there',
      body: '<p class="no-margin">Hi there!</p>',
      style: 'inline',
      position: 'top',
      role: 'any',
      dismissed_by: [],
      created_at,
    },
    {
      id: '486518',
      title: 'New prices',
      body: '<p class="no-margin">Prices change in June.</p>',
      style: 'floating',
      position: 'bottom',
      role: 'user',
      dismissed_by: [],
      created_at,
    },
  ],
});

/** Of one banner for one contact, the same each time. */
export const viewId = (banner: Banner, contactId: string): string =>
  String(600_000_000 + (hash32(`${banner.id}/${contactId}`) % 100_000_000));
