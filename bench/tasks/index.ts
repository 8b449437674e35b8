import { byCompany } from './by-company.ts';
import { counting } from './counting.ts';
import { fields } from './fields.ts';
import { filters } from './filters.ts';
import { finding } from './finding.ts';
import { plainWords } from './plain-words.ts';
import { poorRows } from './poor-rows.ts';
import type { Task } from './task.ts';
import { threads } from './threads.ts';
import { units } from './units.ts';
import { writes } from './writes.ts';

export const tasks: readonly Task[] = [
  ...filters,
  ...fields,
  ...units,
  ...poorRows,
  ...threads,
  ...counting,
  ...byCompany,
  ...writes,
  ...finding,
  ...plainWords,
];
