/** The contract as a state machine: what a call must come to, and what is known after its answer. It makes no call itself. */
export { claimsOf, isFirstSeen } from './model/claims.ts';
export { afterFinding } from './model/doubt.ts';
export { expected } from './model/expected.ts';
export type { Expectation } from './model/expectation.ts';
export { next } from './model/next.ts';
export {
  havingPhone,
  isNumber,
  linkOf,
  namedBy,
  newState,
  ownerOf,
  personOf,
  sessionOf,
  type Facts,
  type Link,
  type Person,
  type Session,
  type State,
} from './model/state.ts';
