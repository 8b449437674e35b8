import type { Region } from '../../../gateway/src/store/words.ts';

export const regionWords: Record<Region, string> = { us: 'United States', eu: 'Europe', au: 'Australia' };
