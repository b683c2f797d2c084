import { isAccepted, isRefused } from '../http/answer.ts';
import type { ApiCaller } from '../http/caller.ts';
import { MagicLink } from '../http/magic-link.ts';
import { has } from '../http/offered.ts';
import { operations } from '../http/operations.ts';
import { redirectUrlOfLooks } from '../run/run-mark.ts';
import { withPhone } from './end-user.ts';

/** A target that signs in so many numbers in a row, each of another place, may sign in anybody. */
const doubtful = 20;

/** Who is registered already, by another run or as somebody else: as a sign-in tells. */
export class Registrations {
  private readonly newCaller: () => ApiCaller;
  private signInTells: Promise<boolean> | undefined;

  /** Asks by callers of its own, so that nothing of it is in the record of a check. */
  constructor(newCaller: () => ApiCaller) {
    this.newCaller = newCaller;
  }

  /** Whether somebody is registered with a login ID; false where a sign-in does not tell. */
  async isRegistered(loginId: string): Promise<boolean> {
    const caller = this.newCaller();
    if (!has(caller.context, operations.signIn.name)) return false;
    if (!(await signsIn(caller, loginId))) return false;
    this.signInTells ??= refusesSomebody(caller);
    return this.signInTells;
  }
}

/** Whether a sign-in refuses who is not registered, as far as somebody can be found who is not. */
async function refusesSomebody(caller: ApiCaller): Promise<boolean> {
  const { numbers } = caller.context;
  for (let n = 0; n < doubtful; n++) {
    if (!(await signsIn(caller, await numbers.next()))) return true;
    numbers.leave();
  }
  const newUser = withPhone(await numbers.next());
  return new MagicLink(caller).signUp(newUser).then(isRefused, () => false);
}

function signsIn(caller: ApiCaller, loginId: string): Promise<boolean> {
  const { connection } = caller.context;
  const { name, path } = operations.signIn;
  const headers = {
    Authorization: `Bearer ${connection.projectId}`,
    'Content-Type': 'application/json',
  };
  const body = JSON.stringify({ loginId, redirectUrl: redirectUrlOfLooks(caller.context) });
  return caller
    .call({ operation: name, method: 'POST', path, headers, body })
    .then(isAccepted, () => false);
}
