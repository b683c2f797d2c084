import type { Answers } from '../../reference/serve.ts';
import { isHistory } from '../../spec/histories.ts';
import { learn } from '../../suites/support/journeys/facts.ts';
import type { TargetSession } from '../../suites/support/run/target-session.ts';
import { embedded } from '../../targets/reference.ts';
import { runChecks } from '../in-process/checks.ts';
import { cpuSecondsHere } from '../in-process/cpu-seconds.ts';
import { requestThrough, type Call, type Front, type Reply } from '../in-process/request.ts';
import type { Outcome } from '../in-process/run-check.ts';
import type { Check } from '../in-process/test-double.ts';
import { VirtualClock } from '../in-process/virtual-clock.ts';
import { signsWithEdDsa } from '../variants/keys.ts';
import { conformant } from '../variants/variant.ts';
import { CallNames } from './call-names.ts';
import { faultNames, faults, refusal, type FaultName } from './faults.ts';
import { operationOf } from './histories.ts';

/** One run of a check or a history in which one of its calls was met by a fault. */
export interface Injection {
  call: string;
  fault: FaultName;
  /** Whether the call was made. */
  isMet: boolean;
  verdict: Outcome['verdict'];
}

/** What became of one check, by the id of its requirement, or of one history, by the operation that meets the faults. */
export interface Injected {
  name: string;
  /** What became of it without any fault. */
  usual: Outcome;
  injections: Injection[];
  cpuSeconds: number;
}

let runs = 0;

/** The reference, but for its algorithm: to sign with RSA would take as long as all else. */
const QuickReference = conformant({ signsWithEdDsa });

/** Runs a check on the reference as it is, then once more for each fault and each call that it makes, or those chosen. */
export async function inject(
  name: string,
  check: Check,
  isChosen: (call: string) => boolean = () => true,
): Promise<Injected> {
  const calls: string[] = [];
  const usual = await runThrough(check, call => {
    if (isChosen(call) && !calls.includes(call)) calls.push(call);
    return undefined;
  });
  const injections: Injection[] = [];
  for (const call of calls) {
    for (const fault of faultNames) {
      let isMet = false;
      const { verdict } = await runThrough(check, each => {
        if (each !== call) return undefined;
        isMet = true;
        return faults[fault];
      });
      injections.push({ call, fault, isMet, verdict });
    }
  }
  const operations = isHistory(check.tags) ? [] : calls.flatMap(each => operationOf(each) ?? []);
  for (const operation of new Set(operations)) {
    const { verdict } = await runThrough(check, each =>
      operationOf(each) === operation ? refusal : undefined,
    );
    injections.push({ call: operation, fault: 'refuses all', isMet: true, verdict });
  }
  return { name, usual, injections, cpuSeconds: cpuSecondsHere() };
}

/** Runs a check on a reference of its own, on which each of its calls may meet something else by its name. */
async function runThrough(
  check: Check,
  faultOf: (call: string) => Front | undefined,
): Promise<Outcome> {
  const reference = new QuickReference();
  let names = isHistory(check.tags) ? undefined : new CallNames();
  const request = requestThrough(call => {
    const pass = () => replyOf(reference, call);
    const fault = names && faultOf(names.nameOf(call));
    return fault ? fault(call, pass) : pass();
  });
  const target = embedded(`reference ${process.pid} ${runs++}`, async () => reference);
  const given = { playwright: { request }, clock: new VirtualClock() };
  const learning = async ({ targetSession }: { targetSession: TargetSession }) => {
    await learn(targetSession); // of the target, not of a history: it meets no fault
    names = new CallNames();
  };
  const before = names ? [] : [{ ...check, body: learning }];
  const outcomes = await runChecks([...before, check], target, given);
  return outcomes.at(-1)!;
}

/** The reply of a server in this process, without a connection to it. */
async function replyOf(server: Answers, { url, method, headers, data }: Call): Promise<Reply> {
  const length = data && { 'Content-Length': String(data.length) };
  const body = data && new Uint8Array(data);
  const response = await server.fetch(
    new Request(url, { method, headers: { ...headers, ...length }, ...(body && { body }) }),
  );
  return {
    status: response.status,
    headers: [...response.headers].map(([name, value]) => ({ name, value })),
    body: await response.text(),
  };
}
