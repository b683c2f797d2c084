/* Walks the histories of the tour on the reference, and says what each of their steps came to. */
import { readRows, usual } from '../../suites/support/journeys/rows.ts';
import type { Script } from '../../suites/support/journeys/script.ts';
import { scriptsOf } from '../../suites/support/journeys/tour.ts';
import type { Executed } from '../../suites/support/journeys/trace.ts';
import type { Walk } from '../../suites/support/journeys/walk.ts';
import { embedded } from '../../targets/reference.ts';
import { currentRun } from '../../targets/run.ts';
import type { Target } from '../../targets/target.ts';
import { signsWithEdDsa } from '../variants/keys.ts';
import { conformant } from '../variants/variant.ts';
import { runChecks, wholeTour } from './checks.ts';
import { cpuSecondsHere } from './cpu-seconds.ts';
import { plainRequest } from './request.ts';

/** A history as it went. */
export interface Traced {
  title: string;
  verdict: string;
  why?: string | undefined;
  trace: Executed[];
  /** The number of each link that was sent, also by the end of the history. */
  texted: string[];
}

/** What histories came to, in the order of the rows. */
export interface Traces {
  name: string;
  /** All of them, on the reference with its second project. */
  withTwoProjects: Traced[];
  /** The usual ones, on the reference as a target that has no second project. */
  withOneProject: Traced[];
  cpuSeconds: number;
}

currentRun();

/** The reference, but for its algorithm: to sign with RSA would take as long as all else. */
const QuickReference = conformant({ signsWithEdDsa });
const target = embedded('reference', async () => new QuickReference());
const withoutSecondProject: Target = {
  ...target,
  name: 'reference with one project',
  connect: async () => ({ ...(await target.connect()), otherProjectId: undefined }),
};

process.on('message', (name: string) => void traceAll(name).then(all => process.send?.(all)));
process.send?.('ready');

async function traceAll(name: string): Promise<Traces> {
  const scripts = scriptsOf(readRows());
  const withTwoProjects = await walked(scripts, target);
  const withOneProject = await walked(scripts.slice(0, usual), withoutSecondProject);
  return { name, withTwoProjects, withOneProject, cpuSeconds: cpuSecondsHere() };
}

async function walked(scripts: readonly Script[], on: Target): Promise<Traced[]> {
  const walks = new Map<Script, Walk>();
  const chosen = scripts.map(script => ({
    ...wholeTour[0]!,
    title: script.title,
    body: async ({ walk }: { walk: (script: Script) => Promise<Walk> }) => {
      walks.set(script, await walk(script));
    },
  }));
  const given = { playwright: { request: plainRequest } };
  const outcomes = await runChecks(chosen, on, given);
  return scripts.map((script, n) => {
    const { trace = [], state } = walks.get(script) ?? {};
    const texted = (state?.links ?? []).map(({ to }) => to);
    const { verdict, why } = outcomes[n]!;
    return { title: script.title, verdict, why, trace, texted };
  });
}
