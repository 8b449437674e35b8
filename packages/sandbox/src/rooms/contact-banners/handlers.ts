import { type Call, type Handler, param } from '../../parts/call.ts';
import { notFound } from '../../server/errors.ts';
import { type Contact, contacts, isLive, userNotFound } from '../contacts/room.ts';
import { type Banner, banners, viewId } from './room.ts';

export { banners as room } from './room.ts';

function person({ world, params }: Call): Contact {
  const contact = world.of(contacts).get(params['id'] ?? '');
  if (!contact || !isLive(contact)) throw userNotFound();
  return contact;
}

const isFor = ({ role }: Banner, contact: Contact) => role === 'any' || role === contact.role;

/** What this person should see now. That it was shown is counted at Intercom; nothing here can tell. */
export const list: Handler = (call) => {
  const contact = person(call);
  const shown = call.world
    .of(banners)
    .listed()
    .filter((banner) => isFor(banner, contact) && !banner.dismissed_by.includes(contact.id));
  return {
    type: 'list',
    data: shown.map((banner) => ({
      type: 'banner',
      id: banner.id,
      view_id: viewId(banner, contact.id),
      title: banner.title,
      body: banner.body,
      style: banner.style,
      position: banner.position,
      show_dismiss_button: true,
      action: null,
      client_targeting: null,
      created_at: banner.created_at,
    })),
  };
};

/** Once or twice is the same. */
export const dismiss: Handler = (call) => {
  const contact = person(call);
  const view = param(call, 'view_id');
  const banner = call.world
    .of(banners)
    .listed()
    .find((one) => isFor(one, contact) && viewId(one, contact.id) === view);
  if (!banner) throw notFound();
  const dismissed_by = [...new Set([...banner.dismissed_by, contact.id])];
  call.commit({ contact: contact.id, banner: banner.id }, [banners.set(banner.id, { dismissed_by })]);
  return { type: 'banner_dismiss', view_id: view, dismissed: true };
};
