export { archive } from './archive.ts';
export { create } from './create.ts';
export { get } from './get.ts';
export { list } from './list.ts';
export { search } from './search.ts';
export { update } from './update.ts';
