/* What reads an input beyond its schema. Apart from the library's root: whoever only imports that does not load it. */

export { isAsDescribed } from './described.ts';
export { type FieldMark, markOf } from './field-marks.ts';
export { type IdList, idLists, isIdOf } from './id-lists.ts';
export { editDistance, nearNames } from './near-names.ts';
export { eitherOf, nearestOf } from './nearest.ts';
