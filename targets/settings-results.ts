import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { root, type Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** The folder where the files go, made if it is not there. @throws SettingsError when nothing can be written there */
export function resultsDir(settings: Settings): string {
  const named = settings['RESULTS_DIR'];
  const dir = named ? resolve(named) : resolve(root, 'results');
  try {
    make(dir);
    if (!statSync(dir).isDirectory()) throw new Error('it is no folder');
    accessSync(dir, constants.W_OK);
  } catch (error) {
    const which = named ? `RESULTS_DIR is "${named}"` : `RESULTS_DIR is not set, so it is ${dir}`;
    throw new SettingsError(
      `${which}, where nothing can be written (${why(error as Error)}): give a folder that you may write to`,
    );
  }
  return dir;
}

/** Makes a folder, those around it first: Node's own way to do so never ends in /proc. */
function make(dir: string): void {
  if (existsSync(dir)) return;
  make(dirname(dir));
  mkdirSync(dir);
}

const why = ({ code, message }: NodeJS.ErrnoException) => code ?? message;
