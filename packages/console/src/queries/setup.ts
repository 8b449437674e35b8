import { queryOptions } from '@tanstack/react-query';
import { setup } from '../../../gateway/src/management/setup/facts.ts';
import { read } from './read.ts';

export const setupQuery = queryOptions({ ...read(setup.read, {}), staleTime: 60_000 });
