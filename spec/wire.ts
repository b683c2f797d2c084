import { argumentRules } from './wire/client-arguments.ts';
import { requestRules } from './wire/client-requests.ts';
import { lookAtClient, rulingsBy, type ClientKnown, type ClientRule } from './wire/client-rule.ts';
import { optionRules } from './wire/options.ts';
import { othersRules } from './wire/others.ts';
import { refusalRules } from './wire/refusals.ts';
import {
  look,
  rulingOf,
  type Known,
  type Rule,
  type Ruling,
  type WireExchange,
} from './wire/rule.ts';
import { sendRules } from './wire/sends.ts';
import { sessionRules } from './wire/sessions.ts';
import { verifyRules } from './wire/verify.ts';

export { type AskedArgs, type AskedOfClient, type ClientKnown } from './wire/client-rule.ts';
export { messageRulings, type Asked, type WireMessage } from './wire/messages.ts';
export { type Known, type Ruling, type Stranger, type WireExchange } from './wire/rule.ts';
export { userRulings, type UserClaim } from './wire/users.ts';

/** What holds of every answer, whatever came before it. */
export const wireRules: readonly Rule[] = [
  ...sendRules,
  ...verifyRules,
  ...sessionRules,
  ...optionRules,
  ...refusalRules,
  ...othersRules,
];

/** What each rule says of an exchange that could have broken it. */
export async function rulings(exchange: WireExchange, known: Known): Promise<Ruling[]> {
  const seen = look(exchange, known);
  const concerned = wireRules.filter(rule => rule.concerns(seen));
  return Promise.all(concerned.map(async rule => rulingOf(rule, await rule.judge(seen))));
}

/** What holds of every request of a client, whatever came before it. */
export const clientRules: readonly ClientRule[] = [...requestRules, ...argumentRules];

/** What each rule about clients says of an exchange that could have broken it. */
export const clientRulings = (exchange: WireExchange, known: ClientKnown): Ruling[] =>
  rulingsBy(clientRules, lookAtClient(exchange, known));
