import { usualRun } from '../spec/program.ts';
import { roleOf } from '../spec/requirement.ts';
import { shellWord } from '../spec/shell.ts';
import type { Catalogue, Entry } from './report.ts';
import { findingsToTell } from './words.ts';

/** The command that shows an entry again, its check or the history that found it, with the settings that were given. */
export function rerunOf(
  entry: Entry,
  catalogue: Catalogue,
  settings: readonly string[],
  program = usualRun,
): string | undefined {
  const { id, title } = entry;
  const [found] = findingsToTell(entry);
  const command =
    found?.history !== undefined
      ? rerunHistory(found.history, found.seed, program)
      : title && !catalogue[id]?.shownBy && grepCommand(id, catalogue, program);
  if (!command) return undefined;
  const isGiven = settings.some(each => each.startsWith('SDK_DRIVER='));
  const given = settings.filter(each => !found?.seed || !each.startsWith('JOURNEYS_SEED='));
  return [...given, `${isGiven ? '' : driverOf(id, catalogue)}${command}`].join(' ');
}

/** The command that runs the checks of some entries and no others; where there is one check at most, what shows it again. */
export function rerunAllOf(
  entries: readonly Entry[],
  catalogue: Catalogue,
  settings: readonly string[],
  program = usualRun,
): string | undefined {
  const checked = entries.filter(
    each =>
      each.title && !catalogue[each.id]?.shownBy && findingsToTell(each)[0]?.history === undefined,
  );
  if (checked.length < 2) return (checked[0] ?? entries[0])?.rerun;
  const ids = checked.map(each => each.id.replaceAll('.', '\\.'));
  return [...settings, program, '--grep', shellWord(`@(${ids.join('|')})(\\s|$)`)].join(' ');
}

/** The command that runs what failed in the last run once more, with the settings that were given. */
export const rerunFailed = (settings: readonly string[], program = usualRun): string =>
  [...settings, program, '--last-failed'].join(' ');

/** The command that runs the check of one requirement and no other; for one of a client, the driver is to be filled in. */
export const rerunCommand = (id: string, catalogue: Catalogue) =>
  driverOf(id, catalogue) + grepCommand(id, catalogue, usualRun);

/** The command that runs one history and no other, by its title; a random one as short as it was made. */
export function rerunHistory(title: string, seed?: string, program = usualRun) {
  const pattern = `${title.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(\\s|$)`;
  const setting = seed === undefined ? '' : `JOURNEYS_SEED=${seed} `;
  return `${setting}${program} --grep ${shellWord(pattern)}`;
}

function grepCommand(id: string, catalogue: Catalogue, program: string): string {
  const isPrefix = Object.keys(catalogue).some(each => each !== id && each.startsWith(id));
  return `${program} --grep ${isPrefix ? `"@${id}(\\s|$)"` : `@${id}`}`;
}

function driverOf(id: string, catalogue: Catalogue): string {
  const known = catalogue[id];
  return known && roleOf(known) === 'client' ? "SDK_DRIVER='<its driver>' " : '';
}
