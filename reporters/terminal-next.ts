import { commandLine } from '../spec/program.ts';
import type { CauseItem } from './cause-items.ts';
import type { Look } from './look.ts';
import { indented, wrap } from './text.ts';

/** The three things to do next, and how all that failed runs once more; nothing where there is no cause. */
export function nextSteps(
  [first]: CauseItem[],
  { page, lastFailed, paint, width }: Look,
): string[] {
  if (!first) return [];
  const { title, entry, rerun = entry.rerun } = first;
  const steps = [
    { what: `fix cause 1: ${title}`, how: rerun },
    {
      what: 'read what the requirement means, and what usually breaks it',
      how: `${commandLine('explain')} ${entry.id}`,
    },
    ...(page ? [{ what: 'open the HTML report', how: page }] : []),
  ];
  const needed = [lastFailed, ...steps.map(({ how }) => how)].flatMap(
    each => each?.match(/(?<==")\$\w+(?=")/g) ?? [],
  );
  const variables = [...new Set(needed)].map(each => each.slice(1));
  return [
    ...(variables.length > 0
      ? [
          ...wrap(
            `the commands read ${variables.join(', ')} from the shell: export it first`,
            width,
          ),
          '',
        ]
      : []),
    ...(lastFailed ? [paint('dim', 'rerun all that failed:'), indented(lastFailed, 4), ''] : []),
    paint('bold', 'next:'),
    ...steps.flatMap(({ what, how }, n) => [
      ...wrap(`${n + 1}. ${what}`, width - 2).map((line, at) => `  ${at ? '   ' : ''}${line}`),
      ...(how ? [indented(how, 5)] : []),
    ]),
  ];
}
