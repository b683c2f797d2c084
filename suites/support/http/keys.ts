import type { JSONWebKeySet } from 'jose';
import { requires } from '../findings/set-up.ts';
import type { Answer } from './answer.ts';

/** Makes sure that there are keys to judge by; accuses nobody. */
export function requirePublished(answer: Answer): void {
  const count = keySetOf(answer).keys.length;
  const said = { subject: 'the number of published keys', expected: '1 or more', actual: count };
  requires('sessions.keys-are-published', count > 0, said);
}

/** The published keys as an answer holds them; none where it is no key set. */
export function keySetOf(answer: Answer): JSONWebKeySet {
  const { keys } = answer.fields;
  return { keys: Array.isArray(keys) ? keys.filter(each => typeof each === 'object' && each) : [] };
}
