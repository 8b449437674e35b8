import { type Call, type Handler, idOf, param, textOf } from '../../parts/call.ts';
import { numberedPage } from '../../parts/paging.ts';
import type { World } from '../../parts/room.ts';
import { ApiError, invalid, notFound } from '../../server/errors.ts';
import { articles } from '../articles/room.ts';
import { collections } from '../collections/room.ts';
import { type HelpCenter, helpCenters } from '../help-centers/room.ts';
import { type Redirect, redirectShape, redirects } from './room.ts';

export { redirects as room } from './room.ts';

const unknown = () => notFound('Resource not found');

function center(call: Call): HelpCenter {
  const found = call.world.of(helpCenters).get(param(call, 'help_center_id'));
  if (!found) throw unknown();
  return found;
}

const ofCenter = (call: Call) => {
  const { id } = center(call);
  return call.world
    .of(redirects)
    .listed()
    .filter(({ help_center_id }) => help_center_id === id);
};

function named(call: Call): Redirect {
  const redirect = ofCenter(call).find(({ id }) => id === param(call, 'id'));
  if (!redirect) throw unknown();
  return redirect;
}

/** The Help Center of a collection; an article may be in none. */
function homeOf(collection: string | null, world: World): string | undefined {
  const found = collection === null ? undefined : world.of(collections).get(collection);
  if (!found) return undefined;
  return found.parent_id === null ? (found.help_center_id ?? undefined) : homeOf(found.parent_id, world);
}

export const list: Handler = (call) => {
  const page = numberedPage(ofCenter(call), { url: call.url, standard: 50, max: 250, nextAtEnd: 'absent' });
  return { type: 'list', data: page.rows.map(redirectShape), total_count: page.total_count, pages: page.pages };
};

export const get: Handler = (call) => redirectShape(named(call));

export const create: Handler = (call) => {
  const { body, now, world } = call;
  const { id: help_center_id, url } = center(call);
  const from_url = textOf(body, 'from_url');
  if (!from_url) throw new ApiError(400, 'parameter_not_found', 'from_url is required');
  const target_type = body['target_type'];
  if (target_type !== 'article' && target_type !== 'collection') throw invalid("target_type must be 'article' or 'collection'");
  if (!URL.canParse(from_url) || !from_url.startsWith(`${url}/`)) {
    throw new ApiError(422, 'data_invalid', "from_url must be an absolute URL within this help center's URL space");
  }
  const [locale, target_id] = [textOf(body, 'locale'), idOf(body['target_id'])];
  if (!locale) throw new ApiError(400, 'parameter_not_found', 'locale is required');
  if (target_id === undefined) throw new ApiError(400, 'parameter_not_found', 'target_id is required');
  const target = target_type === 'article' ? world.of(articles).get(target_id) : world.of(collections).get(target_id);
  if (!target) throw unknown();
  const home = homeOf(target_type === 'collection' ? target_id : (target.parent_id ?? null), world);
  if (home !== undefined && home !== help_center_id) throw unknown();
  if (
    world
      .of(redirects)
      .all()
      .some((one) => one.from_url === from_url)
  ) {
    throw new ApiError(409, 'resource_conflict', 'A redirect with that URL already exists');
  }
  const redirect: Redirect = {
    id: call.newNumber(30),
    from_url,
    locale: locale,
    help_center_id,
    target_type,
    target_id,
    created_at: now,
    updated_at: now,
  };
  call.commit({ help_center_redirect: redirect.id }, [redirects.put(redirect)]);
  return redirectShape(redirect);
};

const remove: Handler = (call) => {
  const { id } = named(call);
  call.commit({ help_center_redirect: id }, [redirects.remove(id)]);
  return { id, object: 'help_center_redirect', deleted: true };
};

export { remove as delete };
