import { expect, test } from '@playwright/test';
import { feasible, meetings, pairs, triples } from '../suites/support/journeys/combinations.ts';
import { coverageOf } from '../suites/support/journeys/coverage.ts';
import { grown } from '../suites/support/journeys/grow.ts';
import { readRows, usual } from '../suites/support/journeys/rows.ts';
import { scriptsOf } from '../suites/support/journeys/tour.ts';
import type { Executed } from '../suites/support/journeys/trace.ts';
import type { Traced, Traces } from './in-process/traces.ts';
import { runCommand } from './support/run-command.ts';
import { traceAll } from './support/traces.ts';

/** What the histories exercise on the reference: a change that loses some of it has to say so here. */
const exercised = {
  usual: { pairs: 1518, triples: 63, orders: 64 },
  all: { pairs: 1843, triples: 114, orders: 64 },
};

/** How many messages a number gets in a history at most: some targets, and their providers, send only so many an hour. */
const mostTexts = 12;

/** The numbers of histories with links that the reference does not send: it may refuse a sign-up before the verify of another. */
const withUnsentLinks = ['05', '09', '16', '20', '33', '42', '49'];

const rows = readRows();
const scripts = scriptsOf(rows);

test.describe('rows of the tour', () => {
  test('hold every pair of values that a feasible row can hold', () => {
    const met = new Set(rows.flatMap(row => meetings(pairs, row)));

    expect([...feasible(pairs).keys()].filter(each => !met.has(each))).toEqual([]);
  });

  test('hold every triple of the groups that a feasible row can hold', () => {
    const met = new Set(rows.flatMap(row => meetings(triples, row)));

    expect([...feasible(triples).keys()].filter(each => !met.has(each))).toEqual([]);
  });

  test('are the same when the last ones are made again', () => {
    expect(grown(rows.slice(0, -2))).toEqual(rows);
  });

  test('keep the earlier ones when a dimension is new', () => {
    const earlier = rows.slice(0, usual).map(row => {
      const { after, ...others } = row;
      return after ? others : row;
    });

    expect(grown([...earlier, ...rows.slice(usual)]).slice(0, usual)).toMatchObject(earlier);
  });

  test('are up to date', async () => {
    const { code, output } = await runCommand('commands/tour.ts', '--check');

    expect(output).toBe('');
    expect(code).toBe(0);
  });
});

test.describe('histories of the tour', () => {
  test('have titles of their own, which name them with --grep', () => {
    const titles = scripts.map(({ title }) => title);

    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter(title => !/^tour \d\d: [\w ,;:-]+$/.test(title))).toEqual([]);
  });
});

test.describe('histories of the tour on the reference', () => {
  test.describe.configure({ mode: 'default' }); // they are walked once for all of these tests
  let traced: Traces;
  let traces: Executed[][];

  test.beforeAll(async () => {
    traced = await traceAll();
    traces = traced.withTwoProjects.map(({ trace }) => trace);
  });

  test('pass, with and without a second project', () => {
    for (const walked of [traced.withTwoProjects, traced.withOneProject]) {
      const red = walked.filter(({ verdict }) => verdict !== 'passed');
      expect(red.map(({ title, why }) => `${title}: ${why}`)).toEqual([]);
    }
    expect(traces.length).toBe(rows.length);
    expect(traced.withOneProject.length).toBe(usual);
  });

  test('enter each step, but for links that were not to be sent', () => {
    const left = traced.withTwoProjects.filter(({ trace }) => trace.some(isLeftOut));

    expect(left.map(({ title }) => title.slice(5, 7))).toEqual(withUnsentLinks);
    for (const { trace } of left)
      expect(trace.filter(each => isLeftOut(each) && each.step.do !== 'verify')).toEqual([]);
  });

  test('leave out the steps of a second project where there is none', () => {
    const usualOnes = traced.withTwoProjects.slice(0, usual);
    const left = (walked: readonly Traced[], project: boolean) =>
      walked.flatMap(({ trace }) =>
        trace.filter(each => isLeftOut(each) && isOfOther(each) === project),
      );

    expect(left(traced.withOneProject, true).length).toBeGreaterThan(0);
    expect(left(traced.withOneProject, false)).toEqual(left(usualOnes, false));
  });

  test('text no number too often', () => {
    const times = ({ texted }: Traced) =>
      texted.map(number => texted.filter(each => each === number).length);

    expect(Math.max(...traced.withTwoProjects.flatMap(times))).toBeLessThanOrEqual(mostTexts);
  });

  for (const [which, count] of [
    ['usual', usual],
    ['all', rows.length],
  ] as const) {
    test(`exercise as much as before (${which})`, () => {
      const found = coverageOf(traces.slice(0, count));

      const among = (met: Set<string>, wanted: ReadonlyMap<string, unknown>) =>
        [...met].filter(each => wanted.has(each)).length;
      expect({
        pairs: among(found.pairs, feasible(pairs)),
        triples: among(found.triples, feasible(triples)),
        orders: found.orders.size,
      }).toEqual(exercised[which]);
    });
  }

  test('exercise less where a refusal was an acceptance, or a step was not entered', () => {
    const whole = coverageOf(traces);
    const accepted = traces.map(trace =>
      trace.map(each => ({ ...each, kind: 'accepted' as const })),
    );
    const first = traces.map(trace =>
      trace.map((each, n) => (n < 2 ? each : { ...each, kind: 'not entered' as const })),
    );

    expect(coverageOf(accepted).triples.size).toBeLessThan(whole.triples.size);
    expect(coverageOf(first).pairs.size).toBeLessThan(whole.pairs.size / 4);
    expect(coverageOf(first).orders).not.toContain('logout before sign-in');
  });
});

const isLeftOut = ({ kind }: Executed) => kind === 'not entered';

/** Whether a step is made in the second project, or with what comes from there. */
const isOfOther = ({ step }: Executed) => JSON.stringify(step).includes('"project":"other"');
