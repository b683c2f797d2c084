import type { Held } from './report.ts';
import { count } from './text.ts';

/** What histories have seen of a requirement, in words: `held in 214 of 214, in 31 situations`. */
export const heldText = ({ judged, held, situations }: Held): string =>
  `held in ${held} of ${judged}, in ${count(situations, 'situation')}`;
