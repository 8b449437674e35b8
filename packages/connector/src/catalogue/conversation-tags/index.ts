export { attach } from './attach.ts';
export { detach } from './detach.ts';
