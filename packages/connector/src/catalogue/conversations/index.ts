export { get } from './get.ts';
export { list } from './list.ts';
export { reply } from './reply.ts';
export { search } from './search.ts';
