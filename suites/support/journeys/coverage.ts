import { pairs, triples, type Group } from './combinations.ts';
import { situationsIn, type Met } from './situations.ts';
import type { Executed } from './trace.ts';

/** What histories really exercised: the values that met in one situation, and the operations that followed each other. */
export interface Coverage {
  pairs: Set<string>;
  triples: Set<string>;
  orders: Set<string>;
}

/** Counts from traces alone what they exercised. */
export function coverageOf(traces: readonly (readonly Executed[])[]): Coverage {
  const met = traces.flatMap(situationsIn);
  return {
    pairs: new Set(met.flatMap(each => meetingsIn(pairs, each))),
    triples: new Set(met.flatMap(each => meetingsIn(triples, each))),
    orders: new Set(traces.flatMap(ordersIn)),
  };
}

/** Each operation with each that was called some time after it in the same history. */
function ordersIn(trace: readonly Executed[]): string[] {
  const answered = trace.filter(({ kind }) => kind === 'accepted' || kind === 'refused');
  const called = answered.map(({ step }) => step.do);
  return called.flatMap((one, n) => called.slice(n + 1).map(other => `${one} before ${other}`));
}

/** The values that met, as text, in the words of the meetings of a row. */
function meetingsIn(groups: readonly Group[], met: Met): string[] {
  return groups.flatMap(({ name, of }) =>
    of
      .reduce<string[][]>(
        (all, each) => all.flatMap(values => met[each].map(value => [...values, value])),
        [[]],
      )
      .map(values => `${name}: ${values.join(', ')}`),
  );
}
