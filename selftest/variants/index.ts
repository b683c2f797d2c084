import * as masks from './masks.ts';
import type { Variant } from './variant.ts';

/** Every conformant variant by its name. */
export const variants: Readonly<Record<string, Variant>> = {
  ...masks,
};
