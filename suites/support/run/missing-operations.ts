import { isAbsent, type Answer } from '../http/answer.ts';
import type { ApiCaller } from '../http/caller.ts';

const broken = '{';

/**
 * The operations that are not there: they answer like an invented path, to a call as a client makes it and to one that
 * no operation could take. A refusal of the first kind alone may be that of a user who does not exist.
 */
export async function missingAmong(
  caller: ApiCaller,
  answers: readonly Answer[],
  invented: Answer,
): Promise<string[]> {
  const suspects = answers.filter(each => isAlike(each, invented));
  if (suspects.length === 0) return [];
  const ask = ({ operation, path }: Pick<Answer['call'], 'operation' | 'path'>) =>
    caller.first({ operation, method: 'POST', path, headers: {}, body: broken });
  const nowhere = await ask(invented.call);
  const asked = await Promise.all(suspects.map(each => ask(each.call)));
  return asked.filter(each => isAlike(each, nowhere)).map(each => each.call.operation);
}

/** Whether an answer says that nothing is there, in the words that an invented path is answered with. */
function isAlike(answer: Answer, invented: Answer): boolean {
  const plain = ({ text, call }: Answer) => text.replaceAll(call.path, '');
  return isAbsent(answer) && answer.status === invented.status && plain(answer) === plain(invented);
}
