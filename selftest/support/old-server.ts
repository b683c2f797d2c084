import type { Reference } from '../../reference/reference.ts';
import { embedded } from '../../targets/reference.ts';
import type { Connection, Target } from '../../targets/target.ts';

/** A server that other runs may have used before, as a target; its inbox keeps what they have caused, unless it forgets. */
export function oldServer(reference: Reference, { keepsMessages = true } = {}): Target {
  const target = embedded('an old server', async () => reference);
  const connect = async (): Promise<Connection> => {
    const connection = await target.connect();
    const inbox = { ...connection.inbox!, keepsMessages };
    return { ...connection, isNew: false, inbox };
  };
  return { ...target, connect };
}
