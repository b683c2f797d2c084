import { DriverError, type Driver, type Patience } from './driver.ts';
import type { Environment } from './group.ts';
import { startDriver } from './process.ts';
import type { Command, Hello } from './protocol.ts';

/** An operation that no SDK has: a driver says so, and whatever answers otherwise is no driver. */
export const invented: Command = {
  id: 'invented',
  op: 'noSuchOperation',
  config: { baseUrl: 'http://127.0.0.1:9', projectId: 'P2NoProject' },
  args: {},
};

/** Why a driver is none, by its answer to the invented operation, as a verb that follows "the driver". */
export async function problemOf(driver: Driver): Promise<string | undefined> {
  const { answer, problem } = await driver.ask(invented);
  if (!answer) return problem;
  if ('unsupported' in answer) return undefined;
  return `took an invented operation (${invented.op}) for a real one: what it cannot do it has to answer with "unsupported"`;
}

/**
 * Starts a driver, learns whom it drives, and ends it.
 * @throws DriverError where it is no driver
 */
export async function greet(
  command: string,
  env: Environment,
  patience?: Patience,
): Promise<Hello> {
  const driver = await startDriver(command, env, patience);
  const problem = await problemOf(driver);
  const complaints = await driver.close();
  if (problem) throw new DriverError(problem);
  if (complaints[0]) throw new DriverError(complaints[0]);
  return driver.hello;
}
