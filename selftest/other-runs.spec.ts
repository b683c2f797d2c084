import { setTimeout as wait } from 'node:timers/promises';
import { expect, test as base } from '@playwright/test';
import type { SendRequest } from '../reference/links.ts';
import type { Link, Project, User } from '../reference/model.ts';
import { Reference } from '../reference/reference.ts';
import type { Body } from '../reference/core.ts';
import { isAccepted, isRefused } from '../suites/support/http/answer.ts';
import { Messages } from '../suites/support/messages/messages.ts';
import { NewLinks } from '../suites/support/messages/new-links.ts';
import { preflight } from '../suites/support/run/preflight.ts';
import { hasLinksOfOthers, ownerOf, withMark } from '../suites/support/run/run-mark.ts';
import {
  closeSession,
  openSession,
  type TargetSession,
} from '../suites/support/run/target-session.ts';
import { EndUsers } from '../suites/support/users/end-users.ts';
import { ExistingUsers } from '../suites/support/users/existing-users.ts';
import type { Target } from '../targets/target.ts';
import { oldServer } from './support/old-server.ts';
import { newRun } from './support/runs.ts';
import { sendsOtherMessages } from './variants/messages.ts';

const approved = 'https://app.example.com/verify';

/** What the preflight learns of an inbox that works. */
const works = {
  delivers: true,
  delay: expect.any(Number),
  showsTokensOnly: false,
  isNewestFirst: false,
  keepsNewestOnly: false,
};

/** A run as far as a test needs it: it has asked for nothing yet. */
interface RunOfTest {
  session: TargetSession;
  users: EndUsers;
  messages: Messages;
  existingUsers: ExistingUsers;
}

/** Begins runs with the same seed, which would use the same numbers. */
const test = base.extend<{ begin: (target: Target, name?: string) => Promise<RunOfTest> }>({
  begin: async ({ playwright }, use, testInfo) => {
    const sessions: TargetSession[] = [];
    await use(async (target, name = 'run') => {
      const run = newRun(testInfo, name);
      const session = await openSession(target, playwright.request, run);
      sessions.push(session);
      const { magicLink, caller, connection } = session;
      const messages = new Messages(connection.inbox!, caller);
      const users = new EndUsers(magicLink);
      const newLinks = new NewLinks(users, messages, why => {
        throw new Error(why);
      });
      return { session, users, messages, existingUsers: new ExistingUsers(newLinks) };
    });
    for (const each of sessions) await closeSession(each);
  },
});

/** Drops the query of a redirect URL, and the mark of the run with it. */
class DropsQueries extends Reference {
  protected override linkUrl(redirectUrl: string, token: string): string {
    const { origin, pathname } = new URL(redirectUrl);
    return super.linkUrl(origin + pathname, token);
  }
}

/** A server that another run uses, too: it sends to the same phone, just before each message. */
const shared = (redirectUrl: string, Base = Reference) =>
  class extends Base {
    protected override dispatch(request: SendRequest, link: Link): void {
      super.dispatch({ ...request, redirectUrl }, { ...link, token: this.newToken(request) });
      super.dispatch(request, link);
    }
  };

test.describe('links of another run', () => {
  test('that bear its mark are never taken, and never astray', async ({ begin }, testInfo) => {
    const other = newRun(testInfo, 'other', 2);
    const { session, users, messages } = await begin(
      oldServer(new (shared(withMark(approved, other)))()),
    );
    const { magicLink, run } = session;
    const newUser = await users.newUser();
    expect(isAccepted(await magicLink.signUpOrIn(newUser))).toBe(true);

    const link = await messages.next(newUser.phone);
    const strays = await messages.strayLinks(newUser.phone, redirectUrl =>
      magicLink.signUpOrIn(newUser, { redirectUrl }),
    );

    expect(ownerOf(link.url, run), 'whose link was taken').toBe('this run');
    expect(isAccepted(await magicLink.verify(link)), 'it works').toBe(true);
    expect(strays).toEqual([]);
  });

  test('that lay there before are never taken, whatever they bear', async ({ begin }) => {
    const reference = new DropsQueries();
    const { session, users, messages } = await begin(oldServer(reference));
    const { phone, loginId } = await users.newUser();
    const [project] = [...reference.projects.values()];
    project!.messages.push({ to: phone, text: `Sign in: ${approved}?t=older`, sentAt: 0 });
    await session.magicLink.signUpOrIn({ loginId, phone });

    const { token } = await messages.next(phone);

    expect(token).not.toBe('older');
    expect(await messages.urls(phone)).toHaveLength(1);
  });

  test('block where nothing tells them from ours', async ({ begin }) => {
    const { session, users, messages } = await begin(
      oldServer(new (shared(approved, DropsQueries))()),
    );
    const newUser = await users.newUser();
    await session.magicLink.signUpOrIn(newUser);

    await expect(messages.next(newUser.phone)).rejects.toThrow(
      /^another run uses this number, \+1\d+: 2 links have arrived, and .* asked for 1$/,
    );
  });

  test('are not those that come along with ours, however slow the inbox is', async ({ begin }) => {
    const target = oldServer(new (sendsOtherMessages(Reference))());
    const connect = async () => {
      const connection = await target.connect();
      const inbox = connection.inbox!;
      const urls = (phone: string) => wait(100).then(() => inbox.urls(phone));
      return { ...connection, inbox: { ...inbox, urls } };
    };
    const { session, users, messages } = await begin({ ...target, connect });
    const [first, second] = [await users.newUser(), await users.newUser()];
    await session.magicLink.signUpOrIn(first);
    await messages.next(first.phone); // from here on the mark is known to arrive

    await session.magicLink.signUpOrIn(second);
    await messages.next(second.phone);

    expect(await messages.urls(second.phone), 'a welcome and the link').toHaveLength(2);
  });

  test('are not suspected where a target drops the mark', async ({ begin }) => {
    const { session, users, messages } = await begin(oldServer(new DropsQueries()));
    const newUser = await users.newUser();
    for (let n = 0; n < 3; n++) await session.magicLink.signUpOrIn(newUser);

    const tokens = [1, 2, 3].map(async () => (await messages.next(newUser.phone)).token);

    expect(await Promise.all(tokens)).toHaveLength(3);
  });
});

test.describe('the mark of a run', () => {
  test('leaves the rest of a redirect URL as it is', ({}, testInfo) => {
    const run = newRun(testInfo, 'run', 36);

    expect(withMark('https://app.example.com/a?b=c%20d#e', run)).toBe(
      'https://app.example.com/a?b=c%20d&conformance-run=10#e',
    );
    expect(withMark('exampleapp://open', run)).toBe('exampleapp://open?conformance-run=10');
  });

  test('is found in a link, encoded or not', ({}, testInfo) => {
    const run = newRun(testInfo, 'run', 36);

    expect(ownerOf(`${approved}?conformance-run=10&t=x`, run)).toBe('this run');
    expect(ownerOf(`https://sms.example/?to=x?conformance-run%3D10`, run)).toBe('this run');
    expect(ownerOf(`${approved}?conformance-run=100&t=x`, run)).toBe('another run');
    expect(ownerOf(`${approved}?t=x`, run)).toBeUndefined();
  });

  test('does not make a number free at which links of others lie', ({}, testInfo) => {
    const run = newRun(testInfo, 'run', 7);
    const other = newRun(testInfo, 'other', 8);
    const [own, others] = [run, other].map(each => `${withMark(approved, each)}&t=of-${each.seed}`);

    expect(hasLinksOfOthers([own!], run)).toBe(false);
    expect(hasLinksOfOthers([others!], run)).toBe(true);
    expect(hasLinksOfOthers([others!, own!], run)).toBe(true);
  });

  test('is asked for where the target takes it', async ({ begin }) => {
    const { session } = await begin(oldServer(new Reference()));

    expect(await preflight(session)).toEqual({
      hints: [],
      takesMark: true,
      callTime: expect.any(Number),
      missing: [],
      inbox: works,
    });
    expect(session.magicLink.redirectUrl).toBe(withMark(approved, session.run));
  });

  test('is left out where the target takes nothing but the approved URL', async ({ begin }) => {
    class TakesOneUrl extends Reference {
      protected override isApproved(redirectUrl: string): boolean {
        return redirectUrl === approved;
      }
    }
    const { session } = await begin(oldServer(new TakesOneUrl()));

    expect(await preflight(session)).toEqual({
      hints: [],
      takesMark: false,
      callTime: expect.any(Number),
      missing: [],
      inbox: works,
    });
    expect(session.magicLink.redirectUrl).toBe(approved);
  });
});

test.describe('users of another run', () => {
  for (const keepsMessages of [true, false]) {
    const inbox = keepsMessages ? 'keeps messages' : 'forgets them';
    test(`are not taken for new ones where the inbox ${inbox}`, async ({ begin }) => {
      const reference = new Reference();
      const target = oldServer(reference, { keepsMessages });
      const { users: others } = await begin(target, 'other run');
      for (let n = 0; n < 12; n++) await others.signUp();
      const taken = loginIdsOf(reference);
      const { users, existingUsers } = await begin(target);
      const { magicLink } = users;

      const existingUser = await existingUsers.create();
      const { users: usersOfThird } = await begin(target, 'third run');
      const update = await usersOfThird.updatePhone(existingUser);
      const signIn = await users.signInUnregistered();
      const refused = await users.refusedSignUp(each => magicLink.signUp(each, { phone: '+' }));

      expect(taken).toHaveLength(12);
      expect(taken, 'a user who signs up').not.toContain(existingUser.loginId);
      expect(taken, 'the new phone of an update').not.toContain(update.phone);
      expect(taken, 'a user who is not registered').not.toContain(signIn.newUser.loginId);
      expect(isRefused(signIn.answer), 'who is refused').toBe(true);
      expect(taken, 'a user whose sign-up is to be refused').not.toContain(refused.newUser.loginId);
    });
  }

  test('are told from new ones by no sign-in where it takes anybody', async ({ begin }) => {
    class SignsAnybodyIn extends Reference {
      protected override signInLoginId(body: Body): string {
        return this.phoneNumber(super.signInLoginId(body));
      }

      protected override unregistered(project: Project, loginId: string): User {
        return this.createUser(project, loginId, loginId, {});
      }
    }
    const { users } = await begin(oldServer(new SignsAnybodyIn()));

    const { answer } = await users.signInUnregistered();

    expect(isAccepted(answer), 'what the check then judges').toBe(true);
    expect(isAccepted(await users.magicLink.signUpOrIn(await users.newUser()))).toBe(true);
  });

  test('leave no number: the preflight says so', async ({ begin }) => {
    class TextsEverybody extends Reference {
      override messagesTo(): string[] {
        return [`Sign in: ${approved}?t=older`];
      }
    }
    const { session } = await begin(oldServer(new TextsEverybody()));

    const { obstacle } = await preflight(session);

    expect(obstacle).toMatch(/^the phone numbers \+1{area}55501## are used up .*PHONE_NUMBERS/);
  });
});

function loginIdsOf({ projects }: Reference): string[] {
  return [...projects.values()].flatMap(({ users }) =>
    [...users.values()].flatMap(({ loginIds }) => loginIds),
  );
}
