import { check } from '../drivers/check.ts';
import { DriverError, nameOf } from '../drivers/driver.ts';
import { startDriver } from '../drivers/process.ts';
import { harmless } from '../reporters/escape.ts';
import { oneLine } from '../reporters/text.ts';
import { commandLine } from '../spec/program.ts';
import { environment } from '../targets/sdk.ts';
import { parsed, run, UsageError } from './command.ts';

/** What a driver has written, as one line that does nothing to a terminal or a CI log. */
const safe = (text: string) => harmless(oneLine(text));

/** `driver-check '<command>'`: tells the author of a driver whether it keeps to the protocol. */
await run(async () => {
  const { positionals } = parsed({ allowPositionals: true });
  const [command] = positionals;
  if (!command || positionals.length > 1)
    throw new UsageError(
      `Give the command of one driver, in quotes: ${commandLine('driver-check')} 'python3 driver.py'`,
    );
  const driver = await startDriver(command, environment()).catch((error: unknown) => {
    if (!(error instanceof DriverError)) throw error;
    throw new UsageError(`It ${error.message}. See drivers/PROTOCOL.md`);
  });
  const { good, bad } = await check(driver);
  const complaints = await driver.close();
  const told = bad.filter(each => !complaints.some(longer => longer.startsWith(each)));
  const all = [...told, ...complaints];
  console.log(`${safe(nameOf(driver.hello))}\n`);
  for (const each of good) console.log(`  it ${each}`);
  for (const each of all) console.log(`  WRONG: it ${safe(each)}`);
  console.log(
    all.length === 0 ? '\nIt is a driver.' : '\nIt is no driver yet: see drivers/PROTOCOL.md.',
  );
  return all.length === 0 ? 0 : 1;
});
