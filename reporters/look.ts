import type { Paint } from './paint.ts';

/** How a terminal shows things. */
export interface Look {
  width: number;
  paint: Paint;
  /** The path of the report that holds everything, where there is one. */
  page?: string | undefined;
  /** The command that runs what failed once more, where there is one. */
  lastFailed?: string | undefined;
  /** How many phone numbers the run has used, where that is known. */
  numbers?: number | undefined;
}
