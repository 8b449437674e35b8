import * as z from 'zod';
import { marked } from '../field-marks.ts';

/* What numbers of an answer count, for whoever shows them: a test holds that every number with the name of a time is one of these. */

/** Unix seconds. */
export const time = marked({ seconds: true }, z.int());

/** Unix seconds of which a list needs the day only: where Intercom compares whole days. */
export const day = marked({ seconds: true, day: true }, z.int());

/** By Intercom's description seconds or a text in ISO 8601. */
export const timeOrText = marked({ seconds: true }, z.union([z.int(), z.string()]));

/** How long something took, in seconds. */
export const duration = marked({ duration: true }, z.int());
