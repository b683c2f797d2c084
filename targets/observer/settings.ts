import { resolve } from 'node:path';
import { knownFailuresIn, type KnownFailure, type Listable } from '../known-failures.ts';
import { currentVariables } from '../settings.ts';
import { SettingsReader } from '../settings-reader.ts';

/** The settings that an observation asks for. */
export interface ObserverSettings {
  name: string | undefined;
  projectId: string | undefined;
  tlsInsecure: boolean;
  resultsDir: string;
  knownFailures: Readonly<Record<string, KnownFailure>>;
}

/** Reads them from the environment and `.env`. @throws SettingsError */
export function observerSettings(listable: Listable): ObserverSettings {
  const read = new SettingsReader({ variables: currentVariables(), faults: [] });
  const settings = {
    name: read.text('TARGET_NAME'),
    projectId: read.text('DESCOPE_PROJECT_ID'),
    tlsInsecure: read.isOn('TLS_INSECURE') ?? false,
    resultsDir: read.folder('RESULTS_DIR', resolve(read.text('RESULTS_DIR') ?? 'results'))!,
    knownFailures: knownFailuresIn(read.text('KNOWN_FAILURES'), listable),
  };
  read.end();
  return settings;
}

/** The environment of an observed command: the address in the variables that SDKs read, and no proxy on the way there. */
export function environmentFor(url: string, projectId: string | undefined): NodeJS.ProcessEnv {
  const { NO_PROXY, no_proxy = NO_PROXY } = process.env;
  const direct = [no_proxy, '127.0.0.1'].filter(Boolean).join(',');
  return {
    ...process.env,
    OBSERVER_URL: url,
    DESCOPE_BASE_URL: url,
    DESCOPE_BASE_URI: url,
    NO_PROXY: direct,
    no_proxy: direct,
    ...(projectId && { DESCOPE_PROJECT_ID: projectId }),
  };
}
