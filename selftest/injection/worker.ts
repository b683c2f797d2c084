import { idOf } from '../../suites/catalogue.ts';
import { currentRun } from '../../targets/run.ts';
import { checks } from '../in-process/checks.ts';
import { inject } from './inject.ts';

currentRun();
Error.stackTraceLimit = 0; // nobody reads the stacks of some thousand failures

process.on('message', (id: string) => {
  const check = checks.find(({ tags }) => idOf(tags) === id)!;
  void inject(id, check).then(result => process.send?.(result));
});
process.send?.('ready');
