export { samples } from '../content-exports/samples.ts';
