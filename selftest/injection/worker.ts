import { idOf } from '../../suites/catalogue.ts';
import { currentRun } from '../../targets/run.ts';
import { checks, defaultTour } from '../in-process/checks.ts';
import { isFirstCall, isHistoryName, titleOf } from './histories.ts';
import { inject, type Injected } from './inject.ts';

currentRun();
Error.stackTraceLimit = 0; // nobody reads the stacks of some thousand failures

process.on('message', (name: string) => {
  void injected(name).then(result => process.send?.(result));
});
process.send?.('ready');

/** A check meets the faults in each of its calls, a history in the first of one operation. */
function injected(name: string): Promise<Injected> {
  if (!isHistoryName(name))
    return inject(
      name,
      checks.find(({ tags }) => idOf(tags) === name)!,
    );
  const history = defaultTour.find(({ title }) => title === titleOf(name))!;
  return inject(name, history, call => isFirstCall(name, call));
}
