import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { custom } from './custom.ts';
import { readKnownFailures, type Listable } from './known-failures.ts';
import { embedded } from './reference.ts';
import { currentRun } from './run.ts';
import { root, type Settings } from './settings.ts';
import { refuseWithoutBaseUrl } from './settings-conflicts.ts';
import type { Target } from './target.ts';

/**
 * The target that the settings name: the embedded reference where they name none. `listable` are the requirements that
 * the list of known failures may name.
 * @throws SettingsError
 */
export function chooseTarget(settings: Settings, listable: Listable): Target {
  currentRun(); // begins the run in the first process, so that its workers can join
  if (!settings['BASE_URL']) refuseWithoutBaseUrl(settings);
  const target = settings['BASE_URL'] ? custom(settings) : embedded('reference');
  return { ...target, knownFailures: knownFailuresOf(settings, listable) };
}

function knownFailuresOf(settings: Settings, listable: Listable): Target['knownFailures'] {
  const named = settings['KNOWN_FAILURES'];
  const path = named ? resolve(named) : resolve(root, 'known-failures.yaml');
  return named || existsSync(path) ? readKnownFailures(path, listable) : {};
}
