import type { Answers } from '../../reference/serve.ts';
import { embedded } from '../../targets/reference.ts';
import { cpuSecondsHere, runChecks } from '../in-process/checks.ts';
import { requestThrough, type Call, type Front, type Reply } from '../in-process/request.ts';
import type { Outcome } from '../in-process/run-check.ts';
import type { Check } from '../in-process/test-double.ts';
import { VirtualClock } from '../in-process/virtual-clock.ts';
import { signsWithEdDsa } from '../variants/keys.ts';
import { conformant } from '../variants/variant.ts';
import { CallNames } from './call-names.ts';
import { faultNames, faults, type FaultName } from './faults.ts';

/** One run of a check in which one of its calls was met by a fault. */
export interface Injection {
  call: string;
  fault: FaultName;
  /** Whether the check has made the call. */
  isMet: boolean;
  verdict: Outcome['verdict'];
}

/** What became of one check, by the id of its requirement. */
export interface CheckInjected {
  name: string;
  /** What became of it without any fault. */
  usual: Outcome;
  injections: Injection[];
  cpuSeconds: number;
}

let runs = 0;

/** The reference, but for its algorithm: to sign with RSA would take as long as all else. */
const QuickReference = conformant({ signsWithEdDsa });

/** Runs a check on the reference as it is, then once more for each call that it makes and each fault. */
export async function inject(id: string, check: Check): Promise<CheckInjected> {
  const calls: string[] = [];
  const usual = await runThrough(check, name => {
    if (!calls.includes(name)) calls.push(name);
    return undefined;
  });
  const injections: Injection[] = [];
  for (const call of calls) {
    for (const fault of faultNames) {
      let isMet = false;
      const { verdict } = await runThrough(check, name => {
        if (name !== call) return undefined;
        isMet = true;
        return faults[fault];
      });
      injections.push({ call, fault, isMet, verdict });
    }
  }
  return { name: id, usual, injections, cpuSeconds: cpuSecondsHere() };
}

/** Runs a check on a reference of its own, on which each call may meet something else by its name. */
async function runThrough(
  check: Check,
  faultOf: (name: string) => Front | undefined,
): Promise<Outcome> {
  const reference = new QuickReference();
  const names = new CallNames();
  const request = requestThrough(call => {
    const pass = () => replyOf(reference, call);
    const fault = faultOf(names.nameOf(call));
    return fault ? fault(call, pass) : pass();
  });
  const target = embedded(`reference ${process.pid} ${runs++}`, async () => reference);
  const given = { playwright: { request }, clock: new VirtualClock() };
  const [outcome] = await runChecks([check], target, given);
  return outcome!;
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
