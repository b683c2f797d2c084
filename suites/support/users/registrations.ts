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
  async isRegistered(loginId: string, project?: string): Promise<boolean> {
    const caller = this.newCaller();
    if (!has(caller.context, operations.signIn.name)) return false;
    if (!(await signsIn(caller, loginId, project))) return false;
    this.signInTells ??= refusesSomebody(caller);
    return this.signInTells;
  }

  /** The same in the second project, if there is one, too. */
  async isRegisteredAnywhere(loginId: string): Promise<boolean> {
    const { otherProjectId } = this.newCaller().context.connection;
    if (await this.isRegistered(loginId)) return true;
    return otherProjectId !== undefined && this.isRegistered(loginId, otherProjectId);
  }
}

/** Whether a sign-in refuses who is not registered, as far as somebody can be found who is not. */
async function refusesSomebody(caller: ApiCaller): Promise<boolean> {
  const { numbers } = caller.context;
  for (let n = 0; n < doubtful; n++) {
    if (!(await signsIn(caller, await numbers.elsewhere()))) return true;
  }
  const newUser = withPhone(await numbers.elsewhere());
  return new MagicLink(caller).signUp(newUser).then(isRefused, () => false);
}

function signsIn(
  caller: ApiCaller,
  loginId: string,
  project = caller.context.connection.projectId,
): Promise<boolean> {
  const { name, path } = operations.signIn;
  const headers = {
    Authorization: `Bearer ${project}`,
    'Content-Type': 'application/json',
  };
  const body = JSON.stringify({ loginId, redirectUrl: redirectUrlOfLooks(caller.context) });
  return caller
    .call({ operation: name, method: 'POST', path, headers, body })
    .then(isAccepted, () => false);
}
