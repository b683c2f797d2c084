import { commandLine } from '../spec/program.ts';
import { SettingsError } from './settings-error.ts';
import type { KnownFailure } from './known-failures.ts';
import type { Settings } from './settings.ts';

/** An SDK that is tested by its driver. */
export interface Sdk {
  /** The name in reports, as the driver says it. */
  name: string;
  /** The command of the driver. */
  command: string;
  /** The environment of the driver. */
  environment: Readonly<Record<string, string | undefined>>;
  knownFailures: Readonly<Record<string, KnownFailure>>;
}

/** Starts a driver, learns the name of its SDK, and ends it. */
type Greet = (command: string, environment: Sdk['environment']) => Promise<string>;

const variable = 'CONFORMANCE_SDK';

/**
 * The SDK behind a driver. The first process of a run greets the driver, its workers inherit the name.
 * @throws SettingsError where the driver is none
 */
export async function chooseSdk(
  command: string,
  { knownFailures }: Pick<Settings, 'knownFailures'>,
  greet: Greet,
): Promise<Sdk> {
  const name = process.env[variable] ?? (await greet(command, environment()).catch(refuse));
  process.env[variable] = name;
  return { name, command, environment: environment(), knownFailures };
}

function refuse(error: unknown): never {
  throw new SettingsError(
    `SDK_DRIVER does not lead to a driver: it ${(error as Error).message}. ` +
      `See drivers/PROTOCOL.md; ${commandLine('driver-check')} '<command>' tells more`,
  );
}

/** What belongs to the user's own use of an SDK or to this run, and would change what is tested. */
const ofOthers = /^(DESCOPE_|CONFORMANCE_|SDK_DRIVER$|NODE_OPTIONS$|(HTTPS?|ALL|NO)_PROXY$)/i;

/** The environment of a driver: that of this process without what would lead an SDK elsewhere, since every command says whom to call. */
export const environment = (): Sdk['environment'] =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofOthers.test(name)));
