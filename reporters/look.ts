import type { Paint } from './paint.ts';
import type { Catalogue } from './report.ts';

/** How a terminal shows things. */
export interface Look {
  width: number;
  paint: Paint;
  catalogue: Catalogue;
  /** The path of the report that holds everything, where there is one. */
  page?: string | undefined;
  /** How many phone numbers the run has used, where that is known. */
  numbers?: number | undefined;
}
