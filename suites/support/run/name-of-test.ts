import { placeOf } from '../../../spec/histories.ts';
import { idOf } from '../../catalogue.ts';

/** What a test is called among the costs: by the id of its requirement, or by its place among the default histories. */
export const nameOfTest = (test: {
  title: string;
  tags: readonly string[];
  annotations: readonly { type: string; description?: string }[];
}): string => idOf(test.tags) ?? placeOf(test.annotations) ?? test.title;
