import { describe } from 'vitest';
import { dialects } from './testing/dialects.ts';
import { storeSuite } from './testing/suites.ts';

describe.each(dialects)('$name', storeSuite);
