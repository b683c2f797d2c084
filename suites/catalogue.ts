import { group as signUp } from './sign-up/group.ts';
import { entries as signUpAnswer } from './sign-up/answer.ts';
import { entries as signUpMessage } from './sign-up/message.ts';
import { entries as signUpRegistered } from './sign-up/registered.ts';
import { group as signIn } from './sign-in/group.ts';
import { entries as signInAnswer } from './sign-in/answer.ts';
import { entries as signInMessage } from './sign-in/message.ts';
import { entries as signInSpeltLoginIds } from './sign-in/spelt-login-ids.ts';
import { entries as signInUnregistered } from './sign-in/unregistered.ts';
import { group as signUpOrIn } from './sign-up-or-in/group.ts';
import { entries as signUpOrInAnswer } from './sign-up-or-in/answer.ts';
import { entries as signUpOrInMessage } from './sign-up-or-in/message.ts';
import { entries as signUpOrInRegistered } from './sign-up-or-in/registered.ts';
import { group as updatePhone } from './update-phone/group.ts';
import { entries as updatePhoneAnswer } from './update-phone/answer.ts';
import { entries as updatePhoneMessage } from './update-phone/message.ts';
import { entries as updatePhoneChange } from './update-phone/change.ts';
import { entries as updatePhoneNamedUser } from './update-phone/named-user.ts';
import { entries as updatePhoneLoginIds } from './update-phone/login-ids.ts';
import { entries as updatePhoneMerge } from './update-phone/merge.ts';
import { entries as updatePhoneCredentials } from './update-phone/credentials.ts';
import { group as verify } from './verify/group.ts';
import { entries as verifySession } from './verify/session.ts';
import { entries as verifyUser } from './verify/user.ts';
import { entries as verifyWrongTokens } from './verify/wrong-tokens.ts';
import { entries as verifySingleUse } from './verify/single-use.ts';
import { entries as verifyExpiry } from './verify/expiry.ts';
import { group as links } from './links/group.ts';
import { entries as linksOutstanding } from './links/outstanding.ts';
import { entries as linksOtherOperations } from './links/other-operations.ts';
import { entries as linksOwners } from './links/owners.ts';
import { group as redirects } from './redirects/group.ts';
import { entries as redirectsLeadsTo } from './redirects/leads-to.ts';
import { entries as redirectsUrlParts } from './redirects/url-parts.ts';
import { entries as redirectsDefault } from './redirects/default.ts';
import { entries as redirectsInjected } from './redirects/injected.ts';
import { entries as redirectsUri } from './redirects/uri.ts';
import { entries as redirectsUnapproved } from './redirects/unapproved.ts';
import { entries as redirectsLookalikes } from './redirects/lookalikes.ts';
import { group as sessions } from './sessions/group.ts';
import { entries as sessionsJwts } from './sessions/jwts.ts';
import { entries as sessionsRefreshMeLogout } from './sessions/refresh-me-logout.ts';
import { entries as sessionsDocumented } from './sessions/documented.ts';
import { entries as sessionsForgedJwts } from './sessions/forged-jwts.ts';
import { entries as sessionsStepUp } from './sessions/step-up.ts';
import { entries as sessionsCustomClaims } from './sessions/custom-claims.ts';
import { entries as sessionsOtherSessions } from './sessions/other-sessions.ts';
import { group as authorization } from './authorization/group.ts';
import { entries as authorizationBearer } from './authorization/bearer.ts';
import { entries as authorizationRefused } from './authorization/refused.ts';
import { entries as authorizationProjects } from './authorization/projects.ts';
import { entries as authorizationManagement } from './authorization/management.ts';
import { group as badInput } from './bad-input/group.ts';
import { entries as badInputFields } from './bad-input/fields.ts';
import { entries as badInputBodies } from './bad-input/bodies.ts';
import { entries as badInputEffects } from './bad-input/effects.ts';
import { entries as badInputOptions } from './bad-input/options.ts';
import { entries as badInputExamples } from './bad-input/examples.ts';
import { entries as badInputOddTexts } from './bad-input/odd-texts.ts';
import { entries as badInputMethods } from './bad-input/methods.ts';
import { group as errors } from './errors/group.ts';
import { entries as errorsShape } from './errors/shape.ts';
import { entries as errorsLeaks } from './errors/leaks.ts';
import { group as concurrency } from './concurrency/group.ts';
import { entries as concurrencyRaces } from './concurrency/races.ts';
import { group as guessing } from './guessing/group.ts';
import { entries as guessingTokens } from './guessing/tokens.ts';
import { entries as guessingAnswers } from './guessing/answers.ts';
import { group as privacy } from './privacy/group.ts';
import { entries as privacyOtherUsers } from './privacy/other-users.ts';
import { group as unobservable } from './unobservable/group.ts';
import { entries as unobservableSettings } from './unobservable/settings.ts';
import { entries as unobservableMessages } from './unobservable/messages.ts';
import { group as client } from './client/group.ts';
import { entries as clientCalls } from './client/calls.ts';
import { entries as clientArguments } from './client/arguments.ts';
import { entries as clientCredentials } from './client/credentials.ts';
import { entries as clientRepetition } from './client/repetition.ts';
import { entries as clientResults } from './client/results.ts';
import { entries as clientErrors } from './client/errors.ts';
import { entries as clientBrokenAnswers } from './client/broken-answers.ts';
import {
  ofRole,
  type Entries,
  type Explanation,
  type Group,
  type Requirement,
  type Role,
} from '../spec/requirement.ts';

/** The groups of requirements, by the part of their ids before the dot. */
export const groups: Readonly<Record<string, Group>> = {
  'sign-up': signUp,
  'sign-in': signIn,
  'sign-up-or-in': signUpOrIn,
  'update-phone': updatePhone,
  verify,
  links,
  redirects,
  sessions,
  authorization,
  'bad-input': badInput,
  errors,
  concurrency,
  guessing,
  privacy,
  unobservable,
  client,
};

/** The requirements by theme: a file of entries, with its checks and its mutants beside it. */
const themes = {
  'sign-up/answer': signUpAnswer,
  'sign-up/message': signUpMessage,
  'sign-up/registered': signUpRegistered,
  'sign-in/answer': signInAnswer,
  'sign-in/message': signInMessage,
  'sign-in/spelt-login-ids': signInSpeltLoginIds,
  'sign-in/unregistered': signInUnregistered,
  'sign-up-or-in/answer': signUpOrInAnswer,
  'sign-up-or-in/message': signUpOrInMessage,
  'sign-up-or-in/registered': signUpOrInRegistered,
  'update-phone/answer': updatePhoneAnswer,
  'update-phone/message': updatePhoneMessage,
  'update-phone/change': updatePhoneChange,
  'update-phone/named-user': updatePhoneNamedUser,
  'update-phone/login-ids': updatePhoneLoginIds,
  'update-phone/merge': updatePhoneMerge,
  'update-phone/credentials': updatePhoneCredentials,
  'verify/session': verifySession,
  'verify/user': verifyUser,
  'verify/wrong-tokens': verifyWrongTokens,
  'verify/single-use': verifySingleUse,
  'verify/expiry': verifyExpiry,
  'links/outstanding': linksOutstanding,
  'links/other-operations': linksOtherOperations,
  'links/owners': linksOwners,
  'redirects/leads-to': redirectsLeadsTo,
  'redirects/url-parts': redirectsUrlParts,
  'redirects/default': redirectsDefault,
  'redirects/injected': redirectsInjected,
  'redirects/uri': redirectsUri,
  'redirects/unapproved': redirectsUnapproved,
  'redirects/lookalikes': redirectsLookalikes,
  'sessions/jwts': sessionsJwts,
  'sessions/refresh-me-logout': sessionsRefreshMeLogout,
  'sessions/documented': sessionsDocumented,
  'sessions/forged-jwts': sessionsForgedJwts,
  'sessions/step-up': sessionsStepUp,
  'sessions/custom-claims': sessionsCustomClaims,
  'sessions/other-sessions': sessionsOtherSessions,
  'authorization/bearer': authorizationBearer,
  'authorization/refused': authorizationRefused,
  'authorization/projects': authorizationProjects,
  'authorization/management': authorizationManagement,
  'bad-input/fields': badInputFields,
  'bad-input/bodies': badInputBodies,
  'bad-input/effects': badInputEffects,
  'bad-input/options': badInputOptions,
  'bad-input/examples': badInputExamples,
  'bad-input/odd-texts': badInputOddTexts,
  'bad-input/methods': badInputMethods,
  'errors/shape': errorsShape,
  'errors/leaks': errorsLeaks,
  'concurrency/races': concurrencyRaces,
  'guessing/tokens': guessingTokens,
  'guessing/answers': guessingAnswers,
  'privacy/other-users': privacyOtherUsers,
  'unobservable/settings': unobservableSettings,
  'unobservable/messages': unobservableMessages,
  'client/calls': clientCalls,
  'client/arguments': clientArguments,
  'client/credentials': clientCredentials,
  'client/repetition': clientRepetition,
  'client/results': clientResults,
  'client/errors': clientErrors,
  'client/broken-answers': clientBrokenAnswers,
} as const satisfies Record<string, Entries>;

type Theme = keyof typeof themes;

/** The id of a requirement. Ids are never renamed or reused once they are released. */
export type RequirementId = { [T in Theme]: keyof (typeof themes)[T] }[Theme];

/** The catalogue: every duty of an implementation, by its id. */
export const requirements = Object.assign({}, ...Object.values(themes)) as Readonly<
  Record<RequirementId, Requirement & Explanation>
>;

/** The duties of a server, or those of a client. */
export const requirementsOf = (role: Role) => ofRole(role, requirements);

const addresses: ReadonlyMap<string, string> = new Map(
  Object.entries<Entries>(themes).flatMap(([theme, entries]) =>
    Object.keys(entries).map(id => [id, `suites/${theme}`] as const),
  ),
);

/** Whether a text is the id of a requirement. */
export const isRequirement = (id: string): id is RequirementId => addresses.has(id);

/** Where a requirement is: its entry, its check and its mutants are the files of this name. */
export const addressOf = (id: RequirementId): string => addresses.get(id)!;

/** The group of a requirement, as its id says it. */
export const groupOf = (id: string): string => id.split('.', 1)[0]!;

/** Playwright test details that tie a check to the requirement it proves. */
export function covers(id: RequirementId) {
  const { level, quote, source, smoke } = requirements[id];
  return {
    tag: [`@${id}`, `@${level.toLowerCase()}`, ...(smoke ? ['@smoke'] : [])],
    annotation: [
      { type: level, description: `“${quote}” ${source}` },
      { type: 'address', description: addressOf(id) },
    ],
  };
}

/** The id of the requirement that a test proves, by its tags: the inverse of `covers`. */
export function idOf(tags: readonly string[]): string | undefined {
  return tags.find(each => each.includes('.'))?.slice(1);
}

/** What a requirement means in practice; where it has no reason of its own, that of its group. */
export function explain(id: RequirementId): Explanation & { why: string } {
  const { why = groups[groupOf(id)]!.why, causes, good, bad } = requirements[id];
  return { why, causes, good, bad };
}
