import type { Colour, Paint } from '../../reporters/paint.ts';
import type { Outcome } from './outcome.ts';

const colours: Record<Outcome['is'], Colour> = {
  caught: 'green',
  green: 'red',
  hidden: 'yellow',
  'red before': 'red',
  'not shown': 'dim',
  invalid: 'magenta',
};

/** A fault and what it has come to, on two lines. */
export function toldOf({ fault, is, ids, applied, why }: Outcome, paint: Paint): string {
  const times =
    applied === undefined ? '' : `, applied ${applied === 1 ? 'once' : `${applied} times`}`;
  const named = ids.join(', ');
  const detail: Record<Outcome['is'], string> = {
    caught: `${ids[0]}${times}`,
    green: `no check turns red: ${named}${times}`,
    hidden: `covered by the known failure ${named}${times}`,
    'red before': `red without this fault: ${named}`,
    'not shown': `your settings cannot show it: ${why}`,
    invalid: `no proof${times}: ${why}`,
  };
  return `${paint(colours[is], is.padEnd(width))}  ${fault.says}\n${' '.repeat(width)}  ${paint('dim', detail[is])}`;
}

const width = Math.max(...Object.keys(colours).map(each => each.length));

/** All of it, a line for each kind. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const line = (is: Outcome['is'], says: string) => {
    const some = outcomes.filter(each => each.is === is);
    const ids = [...new Set(some.flatMap(each => each.ids))].join(', ');
    return some.length > 0 ? [`${says}: ${some.length}${ids && ` (${ids})`}`] : [];
  };
  const caught = outcomes.filter(({ is }) => is === 'caught');
  return [
    `${caught.length} of ${outcomes.length} faults turn your gate red.`,
    ...line('green', 'Your gate stays green'),
    ...line('hidden', 'Hidden by known failures'),
    ...line('red before', 'Your gate is red without the fault'),
    ...line('not shown', 'Your settings cannot show'),
    ...line('invalid', 'No proof'),
  ].join('\n');
}
