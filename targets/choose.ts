import { custom } from './custom.ts';
import { embedded } from './reference.ts';
import { currentRun } from './run.ts';
import type { Settings } from './settings.ts';
import type { Target } from './target.ts';

/** The target that the settings name: the embedded reference where they name none. */
export function chooseTarget({ target, knownFailures }: Settings): Target {
  currentRun(); // begins the run in the first process, so that its workers can join
  return { ...(target ? custom(target) : embedded('reference')), knownFailures };
}
