import fc from 'fast-check';
import { journeysAskedFor } from '../../../targets/settings.ts';
import type { Actor, Name, OptionKind, Step } from './script.ts';

/** One drawn step. What the model knows to be refused for want of a user is walked only where the step is wild. */
export interface DrawnStep {
  step: Step;
  wild: boolean;
}

/** A random history: its steps hold all their values, and only those of some operations are walked. */
export interface RandomHistory {
  operations: readonly Step['do'][];
  steps: readonly DrawnStep[];
}

const operations = [
  'sign-up',
  'sign-in',
  'sign-up-or-in',
  'update-phone',
  'verify',
  'refresh',
  'me',
  'logout',
] as const satisfies readonly Step['do'][];

const roles: readonly Actor[] = ['A', 'B', 'C'];

const namesOf = (role: Actor): Name[] => [`${role}+`, `${role}@`, `${role}_`, `${role}+2`];

const role = fc.constantFrom(...roles);
const name = fc.constantFrom(...roles.flatMap(namesOf));
const number = fc.constantFrom<Name>('A+', 'B+', 'C+', 'A+2', 'B+2', 'A+3');
const options = fc.oneof(
  { weight: 3, arbitrary: fc.constant<OptionKind[]>([]) },
  { weight: 1, arbitrary: fc.subarray<OptionKind>(['claims', 'template', 'locale', 'revoke']) },
);
/** Those of an update, which ends no session and sets no claims. */
const optionsOfUpdate = options.map(all =>
  all.filter(each => each === 'template' || each === 'locale'),
);
const project = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constant('other' as const) },
);
const redirect = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('unapproved' as const, 'default' as const) },
);
const flag = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constant(true as const) },
);
const nth = fc.constantFrom(-1, 0, 1);
const session = fc.record({ of: role, nth });

/** A step without the members that are not set. */
const stepOf = (fields: object): Step =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Step;

const sending = { as: name, redirect, options, project };

const steps: Readonly<Record<Step['do'], fc.Arbitrary<object>>> = {
  'sign-up': fc.record({ do: fc.constant('sign-up'), ...sending, phone: number, details: flag }),
  'sign-in': fc.record({ do: fc.constant('sign-in'), ...sending }),
  'sign-up-or-in': fc.record({ do: fc.constant('sign-up-or-in'), ...sending }),
  'update-phone': fc.record({
    do: fc.constant('update-phone'),
    ...sending,
    options: optionsOfUpdate,
    project: fc.constant(undefined),
    session,
    phone: number,
    addToLoginIDs: flag,
    onMergeUseExisting: flag,
  }),
  verify: fc.record({
    do: fc.constant('verify'),
    link: fc.oneof(
      { weight: 8, arbitrary: fc.record({ of: role, nth, used: fc.constant(undefined) }) },
      { weight: 1, arbitrary: fc.record({ of: role, nth, used: fc.constant(true) }) },
      { weight: 1, arbitrary: fc.constantFrom('unknown', 'altered') },
    ),
    project,
  }),
  refresh: fc.record({ do: fc.constant('refresh'), session, project }),
  me: fc.record({ do: fc.constant('me'), session, project }),
  logout: fc.record({ do: fc.constant('logout'), session }),
};

/** How often each operation is drawn beside the others: links are verified most of all. */
const weights: Readonly<Record<Step['do'], number>> = {
  'sign-up': 3,
  'sign-in': 3,
  'sign-up-or-in': 3,
  'update-phone': 4,
  verify: 8,
  refresh: 2,
  me: 1,
  logout: 1,
};

const drawn: fc.Arbitrary<DrawnStep> = fc.record({
  step: fc
    .oneof(...operations.map(each => ({ weight: weights[each], arbitrary: steps[each] })))
    .map(stepOf),
  wild: fc.integer({ min: 0, max: 9 }).map(each => each === 0),
});

/**
 * Random histories. The steps that the state of a history does not enable are passed over when it is walked, so that many
 * are drawn for each that is made; a history knows only some operations, since others find other faults (swarm testing).
 */
export const randomHistories: fc.Arbitrary<RandomHistory> = fc.record({
  operations: fc
    .subarray([...operations], { minLength: 4 })
    .map(each => [...new Set([...each, 'verify' as const, 'sign-up' as const])]),
  steps: fc.array(drawn, { minLength: 1, maxLength: 60, size: 'max' }),
});

/** A history of fewer drawn steps is too short to be walked, unless shrinking has made it so. */
const shortest = 30;

/** So many seeds of histories that are long enough, from one on, the same each time. */
export function seedsOf(count: number, first = 1): string[] {
  const seeds: string[] = [];
  for (let seed = first; seeds.length < count; seed++) {
    if (historyOf(String(seed)).steps.length >= shortest) seeds.push(String(seed));
  }
  return seeds;
}

/** How many random histories a default run walks. */
export const usualJourneys = 20;

/** The seeds of the random histories of this run: as many as the settings ask for, from `7` on for `7+`, or the one named. */
export function seedsOfRun(): string[] {
  const { journeys = usualJourneys, journeysSeed = '1+' } = journeysAskedFor();
  return journeysSeed.endsWith('+')
    ? seedsOf(journeys, Number.parseInt(journeysSeed, 10))
    : [journeysSeed];
}

/** The random history of a seed, the same each time; of the steps after it alone where it names some: `7:0:12`. */
export function historyOf(text: string): RandomHistory {
  const [seed, ...chosen] = text.split(':').map(Number);
  const whole = fc.sample(randomHistories, { seed: seed!, numRuns: 1 })[0]!;
  if (chosen.length === 0) return whole;
  return { ...whole, steps: whole.steps.filter((_step, n) => chosen.includes(n)) };
}
