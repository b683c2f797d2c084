import { test as base, type TestInfo } from '@playwright/test';
import { currentRun } from '../../targets/run.ts';
import type { KnownFailure } from '../../targets/known-failures.ts';
import type { Connection, Inbox as Source, Target } from '../../targets/target.ts';
import { companionsOf, skipIfAbsent, type Companions } from './companions.ts';
import { Ageing, canAge } from './ageing.ts';
import type { Answer } from './answer.ts';
import { browserless } from './browserless.ts';
import { hideInErrors, hideInSteps, keepWorker } from './engine.ts';
import { attachFinding, outcomeOf } from './evidence.ts';
import { Inbox } from './inbox.ts';
import { Links } from './links.ts';
import type { MagicLink, Person } from './magic-link.ts';
import { notTested } from './not-tested.ts';
import { People, type ExistingUser } from './people.ts';
import { lookalikesOf } from './redirect-urls.ts';
import { Refusals } from './refusals.ts';
import { requireAccepted } from './set-up.ts';
import { leave, reach, type Site } from './site.ts';

export { covers } from '../../spec/requirements.ts';
export { expect } from './expect.ts';

interface Options {
  /** Who is tested. */
  target: Target;
  /** Whether a check calls, and waits, where others have given up: for the one check that accuses. */
  insists: boolean;
}

interface Fixtures {
  site: Site;
  /** Where messages are read, whatever it shows of them; skips where there is no inbox. */
  reading: Reading;
  /** Sets what is expected of the check, and keeps what happened where it did not pass. */
  judgement: void;
  connection: Connection;
  magicLink: MagicLink;
  people: People;
  /** The links that the target sent; skips where nobody can see more than a token. */
  inbox: Inbox;
  /** The messages themselves; skips where nobody can see them. */
  sms: Inbox;
  /** The tokens that the target sent, with or without a link around them; skips where its operations send none. */
  tokens: Inbox;
  /** Working links, however they are come by; skips where there are none. */
  links: Links;
  /** Lets links grow old; skips where that takes too long. */
  ageing: Ageing;
  /** A phone and login ID that the target does not know. */
  newUser: Person;
  /** Someone who has signed up and used the link, with the session that this began. */
  existingUser: ExistingUser;
  anotherUser: ExistingUser;
  /** The field that asks for a redirect URL on no approved domain. */
  unapproved: { redirectUrl: string };
  /** URLs that resemble an approved one; skips where it has no lookalike of that kind. */
  lookalikes: { of(kind: keyof ReturnType<typeof lookalikesOf>): string[] };
  /** Asks sign-up or in, as somebody new, for each of these redirect URLs. */
  redirectTo: (redirectUrls: string[]) => Promise<Answer[]>;
  /** The answer with the published keys; skips where the target does not offer them. */
  keys: Answer;
  /** The ID of a second project; skips where there is none. */
  otherProject: string;
  refusals: Refusals;
  /** The operations around the five; each skips where the target does not offer it. */
  companions: Companions;
}

interface Reading {
  source: Source;
  inbox: Inbox;
}

interface Worker {
  /** Reaches a target once for all checks of a worker, and lets go of it when the next one is asked for. */
  sites: { of(target: Target): Promise<Site> };
}

const madeElsewhere =
  'links are made by the management API, so those of the operations cannot be seen';

/** A check asks for what it needs; a fixture that the target cannot provide skips the check. */
export const test = base.extend(browserless).extend<Options & Fixtures, Worker>({
  target: [undefined as unknown as Target, { option: true }],
  insists: [false, { option: true }],

  sites: [
    async ({ playwright }, use) => {
      let site: Site | undefined;
      const leaveIt = async () => {
        const left = site;
        site = undefined;
        if (left) await leave(left);
      };
      const of = async (target: Target) => {
        if (site?.target !== target) {
          await leaveIt();
          site = await reach(target, playwright.request, currentRun());
        }
        return site;
      };
      await use({ of });
      await leaveIt();
    },
    { scope: 'worker', box: 'self' },
  ],

  site: [
    async ({ sites, target, insists }, use) => {
      const site = await sites.of(target);
      site.caller.begin(insists);
      await use(site);
      site.connection.resetClock?.();
    },
    { box: 'self' },
  ],

  judgement: [
    async ({ site }, use, testInfo) => {
      const { secrets } = site.caller;
      hideInSteps(testInfo, secrets);
      const knownFailure = knownFailureOf(site.target, testInfo);
      testInfo.annotations.push(...(knownFailure?.annotations ?? []));
      if (knownFailure && !knownFailure.expired) testInfo.fail();
      await use();
      if (knownFailure?.expired && testInfo.status === 'passed') {
        testInfo.expectedStatus = 'failed'; // an entry that is stale turns red, past its date too
      }
      hideInErrors(testInfo, secrets);
      const { failed, blocked } = outcomeOf(testInfo);
      if (blocked !== undefined) {
        testInfo.annotations.push({ type: 'blocked', description: blocked });
        testInfo.expectedStatus = 'passed'; // a known failure excuses the assertion, not the set-up
      }
      if (failed) await attachFinding(testInfo, site.caller);
      keepWorker(testInfo);
    },
    { auto: true, box: 'self' },
  ],

  connection: [async ({ site }, use) => use(site.connection), { box: 'self' }],

  magicLink: [async ({ site }, use) => use(site.magicLink), { box: 'self' }],

  people: [async ({ site }, use) => use(new People(site.numbers, site.magicLink)), { box: 'self' }],

  reading: [
    async ({ site }, use, testInfo) => {
      const { connection, ledger, caller } = site;
      const source = connection.inbox;
      if (!source) return notTested(testInfo, connection.noInbox ?? 'there is no inbox');
      if (ledger.count('no message') && !caller.insists) {
        const trouble = [...ledger.details('no message'), ...ledger.details('inbox trouble')];
        const why = trouble
          .filter(Boolean)
          .slice(-1)
          .map(each => `: ${each}`);
        throw new Error(
          `setup: no message arrived when the preflight asked for one${why.join('')}`,
        );
      }
      await use({ source, inbox: new Inbox(source, site) });
    },
    { box: 'self' },
  ],

  inbox: [
    async ({ site, reading: { source, inbox } }, use, testInfo) => {
      if (source.generate) notTested(testInfo, madeElsewhere);
      if (source.shows === 'token' || site.ledger.count('bare token')) {
        notTested(testInfo, 'the target hands out tokens only, so its links cannot be seen');
      }
      await use(inbox);
    },
    { box: 'self' },
  ],

  sms: [
    async ({ reading: { source, inbox } }, use, testInfo) => {
      if (source.shows !== 'message') {
        notTested(testInfo, 'the settings give no way to see the messages themselves');
      }
      await use(inbox);
    },
    { box: 'self' },
  ],

  tokens: [
    async ({ reading: { source, inbox } }, use, testInfo) => {
      if (source.generate) notTested(testInfo, madeElsewhere);
      await use(inbox);
    },
    { box: 'self' },
  ],

  links: [
    async ({ magicLink, reading: { source, inbox } }, use, testInfo) => {
      await use(new Links(magicLink, inbox, source, why => notTested(testInfo, why)));
    },
    { box: 'self' },
  ],

  ageing: [
    async ({ site, people, links }, use, testInfo) => {
      if (!canAge(site)) {
        notTested(testInfo, 'LINK_LIFETIME_S is not set, or longer than a run waits (60 s)');
      }
      await use(new Ageing(site, people, links));
    },
    { box: 'self' },
  ],

  newUser: [async ({ people }, use) => use(await people.stranger()), { box: 'self' }],

  existingUser: [
    async ({ site: { reserve, caller }, people, links }, use) =>
      use(await reserve.take(caller, people, links)),
    { box: 'self' },
  ],

  anotherUser: [
    async ({ site: { reserve, caller }, people, links }, use) =>
      use(await reserve.take(caller, people, links)),
    { box: 'self' },
  ],

  unapproved: [
    async ({ connection }, use) => use({ redirectUrl: connection.unapprovedRedirectUrl }),
    { box: 'self' },
  ],

  lookalikes: [
    async ({ connection }, use, testInfo) => {
      const { approvedRedirectUrl, unapprovedRedirectUrl } = connection;
      const all = lookalikesOf(approvedRedirectUrl, unapprovedRedirectUrl);
      await use({
        of: kind =>
          all[kind].length > 0
            ? all[kind]
            : notTested(testInfo, `APPROVED_REDIRECT_URL has no lookalike of the kind ${kind}`),
      });
    },
    { box: 'self' },
  ],

  redirectTo: [
    async ({ magicLink, newUser }, use) =>
      use(async redirectUrls => {
        requireAccepted(await magicLink.signUpOrIn(newUser), 'a usual sign-up or in is accepted');
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
      await use(answer);
    },
    { box: 'self' },
  ],

  otherProject: [
    async ({ connection: { otherProjectId } }, use, testInfo) => {
      if (!otherProjectId) notTested(testInfo, 'DESCOPE_OTHER_PROJECT_ID is not set');
      await use(otherProjectId ?? '');
    },
    { box: 'self' },
  ],

  refusals: [
    async ({ magicLink, people }, use) => use(new Refusals(magicLink, people)),
    { box: 'self' },
  ],

  companions: [
    async ({ site, people, links }, use, testInfo) =>
      use(companionsOf(site, () => people.existingUser(links), testInfo)),
    { box: 'self' },
  ],
});

function knownFailureOf({ knownFailures }: Target, { tags }: TestInfo): KnownFailure | undefined {
  return Object.entries(knownFailures).find(([id]) => tags.includes(`@${id}`))?.[1];
}
