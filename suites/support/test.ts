import { test as base } from '@playwright/test';
import { isHistory } from '../../spec/histories.ts';
import { systemClock, type Clock } from '../../targets/clock.ts';
import { keptPreflight } from '../../targets/preflight-result.ts';
import { currentRun } from '../../targets/run.ts';
import type { Connection, Target } from '../../targets/target.ts';
import {
  approvesAll,
  expiresTooLate,
  noManagementKey,
  noOtherProject,
} from '../../targets/untestable.ts';
import { judging } from './findings/judging.ts';
import { requireAccepted, requireAnswers } from './findings/set-up.ts';
import type { Answer } from './http/answer.ts';
import { browserless } from './http/browserless.ts';
import type { MagicLink } from './http/magic-link.ts';
import {
  skipIfAbsent,
  skipIfGuarded,
  supportingOperationsOf,
  type SupportingOperations,
} from './http/supporting-operations.ts';
import { beginAgeing } from './journeys/ageing-beside.ts';
import { beginRandom } from './journeys/random-beside.ts';
import { canExpire, Expiry } from './messages/expiry.ts';
import { Messages } from './messages/messages.ts';
import { NewLinks } from './messages/new-links.ts';
import type { SentLinks } from './messages/sent-links.ts';
import { requireControls } from './run/controls.ts';
import { notTested, skipAgain } from './run/not-tested.ts';
import { nameOfTest } from './run/name-of-test.ts';
import { requireDelivery } from './run/require-delivery.ts';
import { closeSession, openSession, type TargetSession } from './run/target-session.ts';
import { lookalikesFor, type Lookalikes } from './tampering/lookalikes.ts';
import { Refusals } from './tampering/refusals.ts';
import type { EndUser } from './users/end-user.ts';
import { ExistingUsers, type ExistingUser } from './users/existing-users.ts';
import { EndUsers } from './users/end-users.ts';

export { covers } from '../catalogue.ts';
export { expect } from './findings/expect.ts';

interface Options {
  /** Who is tested. */
  target: Target;
  /** Whether a check calls, and waits, where others have given up: for the one check that accuses. */
  probe: boolean;
}

interface Fixtures {
  targetSession: TargetSession;
  /** Sets what is expected of the check, and keeps what happened where it did not pass. */
  judgement: void;
  /** Skips a check for which the budget of the run does not suffice. */
  withinBudget: void;
  /** Blocks a check that would pass though an answer was neither an acceptance nor a refusal, or all calls are refused. */
  answersAreJudged: void;
  connection: Connection;
  magicLink: MagicLink;
  /** New users, and what they do. */
  users: EndUsers;
  /** Whatever arrives at phones, for the fixtures that say how much of it can be seen; skips where there is no inbox. */
  arrivals: Messages;
  /** The messages themselves; skips where the target's inbox does not show them. */
  messages: Messages;
  /** The links that the target sent; skips where no more than a token can be seen. */
  sentLinks: SentLinks;
  /** The tokens that the target sent, with or without a link around them; skips where its operations send none. */
  sentTokens: SentLinks;
  /** Working links, however they are come by; skips where there are none. */
  newLinks: NewLinks;
  /** Lets links expire; skips where that takes too long. */
  expiry: Expiry;
  /** A phone and login ID that the target does not know. */
  newUser: EndUser;
  /** A user who has signed up and used the link, with the session that this began. */
  existingUser: ExistingUser;
  anotherUser: ExistingUser;
  /** Makes existing users of another kind. */
  existingUsers: ExistingUsers;
  /** The field that asks for a redirect URL on no approved domain. */
  unapproved: { redirectUrl: string };
  /** URLs that resemble an approved one; skips where it has no lookalike of that kind. */
  lookalikes: Lookalikes;
  /** Asks sign-up-or-in, as a new user, for each of these redirect URLs. */
  redirectTo: (redirectUrls: string[]) => Promise<Answer[]>;
  /** The answer with the published keys; skips where the target does not offer them. */
  keys: Answer;
  /** The management key; skips where there is none. */
  managementKey: string;
  /** The ID of a second project; skips where there is none. */
  otherProject: string;
  refusals: Refusals;
  /** The operations around the five; each skips where the target does not offer it. */
  supportingOperations: SupportingOperations;
}

interface Worker {
  /** What the suite waits on. */
  clock: Clock;
  /** Opens a session with a target once for all checks of a worker, and closes it when the next target is asked for. */
  targetSessions: { with(target: Target): Promise<TargetSession> };
}

/** A check asks for what it needs; a fixture that the target cannot provide skips the check. */
export const test = base.extend(browserless).extend<Options & Fixtures, Worker>({
  target: [undefined as unknown as Target, { option: true }],
  probe: [false, { option: true }],

  clock: [async ({}, use) => use(systemClock), { scope: 'worker', box: 'self' }],

  targetSessions: [
    async ({ playwright, clock }, use) => {
      let current: TargetSession | undefined;
      let endHistories = async () => {};
      const close = async () => {
        const left = current;
        current = undefined;
        await endHistories();
        if (left) await closeSession(left);
      };
      const withTarget = async (target: Target) => {
        if (current?.target !== target) {
          await close();
          current = await openSession(target, playwright.request, currentRun(), clock);
          beginAgeing(current);
          endHistories = beginRandom(current);
        }
        return current;
      };
      await use({ with: withTarget });
      await close();
    },
    { scope: 'worker', box: 'self' },
  ],

  targetSession: [
    async ({ targetSessions, target, probe }, use, testInfo) => {
      const { obstacle } = keptPreflight();
      if (obstacle !== undefined) notTested(testInfo, obstacle, 'never ran');
      const session = await targetSessions.with(target);
      session.caller.begin(probe || testInfo.retry > 0, testInfo.title);
      await use(session);
      session.connection.resetClock?.();
      await target.budget?.deleteUsers();
    },
    { box: 'self' },
  ],

  judgement: [
    async ({ targetSession: { target, caller } }, use, testInfo) =>
      judging({ ...target, trail: caller }, use, testInfo),
    { auto: true, box: 'self' },
  ],

  withinBudget: [
    async ({ judgement, target: { budget } }, use, testInfo) => {
      const why = budget?.leftOut(nameOfTest(testInfo));
      if (why !== undefined) notTested(testInfo, why);
      await use(judgement);
      skipAgain(testInfo);
    },
    { auto: true, box: 'self' },
  ],

  answersAreJudged: [
    async ({ judgement, targetSession }, use, testInfo) => {
      await use(judgement); // which ends after this
      if (testInfo.status !== 'passed' || isHistory(testInfo.tags)) return;
      requireAnswers(targetSession.caller.answers);
      await requireControls(targetSession);
    },
    { auto: true, box: 'self' },
  ],

  connection: [async ({ targetSession: { connection } }, use) => use(connection), { box: 'self' }],

  magicLink: [async ({ targetSession: { magicLink } }, use) => use(magicLink), { box: 'self' }],

  users: [async ({ magicLink }, use) => use(new EndUsers(magicLink)), { box: 'self' }],

  arrivals: [
    async ({ targetSession }, use, testInfo) => {
      const { inbox, noInbox } = targetSession.connection;
      if (!inbox) return notTested(testInfo, noInbox ?? 'there is no inbox');
      requireDelivery(targetSession);
      await use(new Messages(inbox, targetSession.caller, why => notTested(testInfo, why)));
    },
    { box: 'self' },
  ],

  messages: [
    async ({ arrivals }, use, testInfo) => {
      const { shows, generate } = arrivals.inbox;
      if (shows !== 'message') {
        const why = 'the settings give no way to see the messages themselves';
        notTested(testInfo, generate?.why ?? why);
      }
      await use(arrivals);
    },
    { box: 'self' },
  ],

  sentLinks: [
    async ({ arrivals, targetSession: { preflight } }, use, testInfo) => {
      const { generate } = arrivals.inbox;
      if (generate) notTested(testInfo, generate.why);
      if (arrivals.inbox.shows === 'token' || preflight.inbox?.showsTokensOnly) {
        notTested(testInfo, 'the target hands out tokens only, so its links cannot be seen');
      }
      await use(arrivals);
    },
    { box: 'self' },
  ],

  sentTokens: [
    async ({ arrivals }, use, testInfo) => {
      const { generate } = arrivals.inbox;
      if (generate) notTested(testInfo, generate.why);
      await use(arrivals);
    },
    { box: 'self' },
  ],

  newLinks: [
    async ({ users, arrivals }, use, testInfo) =>
      use(new NewLinks(users, arrivals, why => notTested(testInfo, why))),
    { box: 'self' },
  ],

  expiry: [
    async ({ targetSession, newLinks, existingUsers }, use, testInfo) => {
      if (!canExpire(targetSession.connection)) {
        notTested(testInfo, expiresTooLate);
      }
      const unavailable = (why: string) => notTested(testInfo, why);
      await use(new Expiry(targetSession, newLinks, existingUsers, unavailable));
    },
    { box: 'self' },
  ],

  newUser: [async ({ users }, use) => use(await users.newUser()), { box: 'self' }],

  existingUser: [
    async ({ targetSession: { userPool }, existingUsers }, use) =>
      use(await userPool.take(existingUsers)),
    { box: 'self' },
  ],

  anotherUser: [
    async ({ targetSession: { userPool }, existingUsers }, use) =>
      use(await userPool.take(existingUsers)),
    { box: 'self' },
  ],

  existingUsers: [async ({ newLinks }, use) => use(new ExistingUsers(newLinks)), { box: 'self' }],

  unapproved: [
    async ({ connection }, use, testInfo) => {
      if (connection.approvesAll) notTested(testInfo, approvesAll);
      await use({ redirectUrl: connection.unapprovedRedirectUrl });
    },
    { box: 'self' },
  ],

  lookalikes: [
    async ({ connection }, use, testInfo) =>
      use(lookalikesFor(connection, (...why) => notTested(testInfo, ...why))),
    { box: 'self' },
  ],

  redirectTo: [
    async ({ magicLink, users, newUser }, use) =>
      use(async redirectUrls => {
        const usual = await magicLink.signUpOrIn(await users.newUser());
        requireAccepted(usual, 'sign-up-or-in.accepts-new-user');
        return Promise.all(
          redirectUrls.map(redirectUrl => magicLink.signUpOrIn(newUser, { redirectUrl })),
        );
      }),
    { box: 'self' },
  ],

  keys: [
    async ({ magicLink }, use, testInfo) => {
      const answer = await magicLink.keys();
      skipIfAbsent(answer, 'its public keys', testInfo);
      await skipIfGuarded(answer, 'its public keys', magicLink, testInfo);
      await use(answer);
    },
    { box: 'self' },
  ],

  managementKey: [
    async ({ connection: { managementKey } }, use, testInfo) => {
      if (!managementKey) notTested(testInfo, noManagementKey);
      await use(managementKey ?? '');
    },
    { box: 'self' },
  ],

  otherProject: [
    async ({ connection: { otherProjectId } }, use, testInfo) => {
      if (!otherProjectId) notTested(testInfo, noOtherProject);
      await use(otherProjectId ?? '');
    },
    { box: 'self' },
  ],

  refusals: [
    async ({ magicLink, users, connection }, use) =>
      use(new Refusals(magicLink, users, connection)),
    { box: 'self' },
  ],

  supportingOperations: [
    async ({ targetSession, magicLink, existingUsers }, use, testInfo) => {
      const createUser = () => existingUsers.anybody();
      await use(supportingOperationsOf(magicLink, targetSession, createUser, testInfo));
    },
    { box: 'self' },
  ],
});
