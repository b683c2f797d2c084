import { cachedBy } from '../../../spec/proxies.ts';
import { claimsOf } from '../../../spec/wire/jwt.ts';
import { isAccepted, type Answer } from './answer.ts';

/** The operations that show whose session a JWT is. */
const showing = ['me', 'refresh'];
/** A shorter body tells of nobody. */
const shortest = 20;

/** Knows to whose JWT each body was shown: a cache that ignores the bearer shows one user to the next. */
export class ShownBodies {
  private readonly subjects = new Map<string, string>();

  /** What is said of an answer whose body was shown to another user's JWT before; undefined of any other. */
  remarkOn(answer: Answer): string | undefined {
    const { call, text, headers } = answer;
    if (!showing.includes(call.operation) || !isAccepted(answer)) return undefined;
    const { sub } = claimsOf(call.headers['Authorization']?.split(':').at(-1) ?? '');
    if (typeof sub !== 'string' || text.length < shortest) return undefined;
    const key = `${call.operation} ${text}`;
    const first = this.subjects.get(key) ?? sub;
    this.subjects.set(key, first);
    if (first === sub) return undefined;
    const signs = cachedBy(headers);
    return `the same body as an earlier answer to another user's JWT${signs ? `; ${signs}` : ''}`;
  }
}
