import { experimental } from '../../../gateway/src/management/experimental/facts.ts';
import { read } from './read.ts';
import { useOperation } from './use-operation.ts';

export const experimentalQuery = read(experimental.read, {});

export const useSetExperimental = () =>
  useOperation(experimental.set, {
    done: ({ on }) => (on ? 'Experimental operations are on, from the next call.' : 'Experimental operations are off, from the next call.'),
  });
