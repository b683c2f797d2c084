import * as answers from './answers.ts';
import * as claims from './claims.ts';
import * as companions from './companions.ts';
import * as keys from './keys.ts';
import * as limits from './limits.ts';
import * as links from './links.ts';
import * as masks from './masks.ts';
import * as messages from './messages.ts';
import * as oddInput from './odd-input.ts';
import * as prefix from './prefix.ts';
import * as redirects from './redirects.ts';
import * as refusals from './refusals.ts';
import * as requests from './requests.ts';
import * as sessions from './sessions.ts';
import * as tokens from './tokens.ts';
import * as users from './users.ts';
import { nameOf, type Freedom } from './variant.ts';

const { masksAtRandom, masksInManyWays, masksInWords } = masks;
const { livesUnderAPath } = prefix;
const { refusesAsNotFound, refusesByOtherStatuses } = refusals;
const { refusesEverythingAlike, refusesInOtherWords } = refusals;
const { explainsRefusals, refusesAsProblems } = refusals;
const { publishesMore, signsBySecret } = keys;
const { signsWithEdDsa, signsWithEs384, signsWithSeveralKeys } = keys;
const { claimsMoreAndLess, issuesAsUrl, sessionsLastAsLong } = claims;
const { endsSessionsSoon, namesJwts, renewsRefreshJwts } = sessions;
const { answersSparingly, keepsRefreshJwtInCookie, rotatesRefreshJwts, setsCookies } = sessions;
const { sendsJwtsAsTokens, sendsLongTokens, sendsNumbersAsTokens } = tokens;
const { sendsShortTokens, sendsTokensToEncode, sendsUuidsAsTokens } = tokens;
const { leadsIntoAnApp, linksLiveAMinute, putsTokenFirst, writesHostsInCapitals } = links;
const { bindsMessagesToDomain } = messages;
const { chatsInMessages, sendsAnotherLanguage, sendsLate, sendsOtherMessages } = messages;
const { approvesHttpsAlone, approvesSubdomains } = redirects;
const { prefersUri, refusesTwoRedirectUrls } = redirects;
const { givesUsersMore, listsNewestLoginIdFirst } = users;
const { givesOtherUserIds, registersOnVerify, showsEmptyProfilesAsNull } = users;
const { refusesPhoneThatIsThere, showsPhonesInGroups, showsPhonesWithoutPlus } = users;
const { allowsPostAlone, closesOnHugeBodies, signsUpByPhone } = requests;
const { takesJsonAlone, updatesByJwtAlone } = requests;
const { offersNoLogout, offersNoMe, offersNoRefresh } = companions;
const { guardsEveryPath, offersTheFiveAlone, publishesNoKeys } = companions;
const { answersSlowly, escapesJson, indentsJson, keepsNoConnection } = answers;
const { omitsDefaults, saysMore, standsBehindAGateway } = answers;
const { allowsOtherOrigins, echoesRequests, streamsAnswers } = answers;
const { checksTypesOfOptions, readsPhonesLeniently, refusesOddTexts } = oddInput;
const { refusesOddUrls, refusesPhoneAtSignIn } = oddInput;
const { isAwayForMoments, limitsRates } = limits;

/**
 * Every conformant variant: the freedoms that it uses at once, few enough to tell which one a check minds. Those that let
 * calls wait come first.
 */
export const variants: readonly Readonly<Record<string, Freedom>>[] = [
  { limitsRates, offersNoMe },
  { isAwayForMoments, offersNoLogout },
  { sendsLate, bindsMessagesToDomain },
  { answersSlowly, allowsOtherOrigins, endsSessionsSoon },
  { registersOnVerify, masksInManyWays, signsWithEs384, sendsShortTokens },
  { refusesEverythingAlike, signsWithEdDsa, putsTokenFirst },
  { refusesAsNotFound, claimsMoreAndLess, refusesPhoneThatIsThere },
  { refusesByOtherStatuses, issuesAsUrl, sendsNumbersAsTokens },
  { refusesInOtherWords, signsWithSeveralKeys, leadsIntoAnApp },
  { sessionsLastAsLong, setsCookies, sendsLongTokens },
  { keepsRefreshJwtInCookie, linksLiveAMinute },
  { rotatesRefreshJwts, givesOtherUserIds, sendsTokensToEncode, escapesJson },
  { answersSparingly, sendsJwtsAsTokens },
  { chatsInMessages, keepsNoConnection, showsPhonesWithoutPlus, updatesByJwtAlone },
  { sendsAnotherLanguage, indentsJson, showsPhonesInGroups, signsUpByPhone },
  { sendsOtherMessages, approvesSubdomains, guardsEveryPath },
  { approvesHttpsAlone, omitsDefaults, refusesTwoRedirectUrls, showsEmptyProfilesAsNull },
  { prefersUri, saysMore, livesUnderAPath, publishesNoKeys },
  { allowsPostAlone, takesJsonAlone, closesOnHugeBodies },
  { standsBehindAGateway, offersNoRefresh, writesHostsInCapitals },
  { offersTheFiveAlone, streamsAnswers, namesJwts },
  { checksTypesOfOptions, masksAtRandom, publishesMore, renewsRefreshJwts },
  { refusesOddTexts, refusesAsProblems, sendsUuidsAsTokens, givesUsersMore },
  { refusesPhoneAtSignIn, refusesOddUrls, echoesRequests, signsBySecret },
  { readsPhonesLeniently, explainsRefusals, masksInWords, listsNewestLoginIdFirst },
];

/** The variant of a name, such as `sendsLate`. */
export const variantNamed = (name: string) => variants.find(each => nameOf(each) === name);
