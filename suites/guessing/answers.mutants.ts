import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Tells in the answer of a sign-up or in whether somebody is new. */
const tells = (told: (isNew: boolean) => Body) =>
  class extends Reference {
    protected override sendAnswer(request: SendRequest, link: Link): Body {
      const usual = super.sendAnswer(request, link);
      return request.operation === 'signUpOrIn' ? { ...usual, ...told(!request.user.seen) } : usual;
    }
  };

/** Tells something of the registered user when it refuses a sign-up. */
const tellsOfRegistered = (told: (user: User) => string) =>
  class extends Reference {
    protected override refuseRegistered(project: Project, loginId: string): void {
      const user = this.findUser(project, loginId)!;
      throw new Refusal(409, 'E062107', 'User already exists', told(user));
    }
  };

/** Tells the user ID of somebody registered. */
export class SaysUserId extends Reference {
  static readonly breaks = 'guessing.sign-up-or-in-answers-alike';

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const { seen, userId } = request.user;
    const usual = super.sendAnswer(request, link);
    return seen && request.operation === 'signUpOrIn' ? { ...usual, userId } : usual;
  }
}

/** Answers 202 to somebody new. */
export class SaysItByStatus extends Reference {
  static readonly breaks = 'guessing.sign-up-or-in-answers-alike';
  static readonly also = ['sign-up-or-in.answers-as-documented'] as const;

  protected override sent(request: SendRequest, link: Link): Response {
    const isNew = request.operation === 'signUpOrIn' && !request.user.seen;
    return Response.json(this.sendAnswer(request, link), { status: isNew ? 202 : 200 });
  }
}

/** Tells the user ID in a header of the refusal of a sign-up. */
export class RefusalTellsUserIdInHeader extends Reference {
  static readonly breaks = 'guessing.refusals-tell-nothing-of-the-user';

  protected override refusal(refusal: Refusal, context: Context): Response {
    const usual = super.refusal(refusal, context);
    const [project] = this.projects.values();
    const user = [...project!.users.values()].at(-1);
    if (refusal.code === 'E062107') usual.headers.set('Location', `/users/${user?.userId}`);
    return usual;
  }
}

export const rows: Rows = {
  SaysIsNew: {
    sentence: 'Says isNew to somebody new.',
    breaks: 'guessing.sign-up-or-in-answers-alike',
    fault: tells(isNew => (isNew ? { isNew } : {})),
  },
  SaysWhatItDid: {
    sentence: 'Says in either case whether somebody is new.',
    breaks: 'guessing.sign-up-or-in-answers-alike',
    fault: tells(isNew => ({ action: isNew ? 'sign-up' : 'sign-in' })),
  },
  SaysItByMask: {
    sentence: 'Masks the phone of somebody registered in another way.',
    breaks: 'guessing.sign-up-or-in-answers-alike',
    fault: tells(isNew => (isNew ? { maskedPhone: 'a new phone' } : {})),
  },
  RefusalNamesUser: {
    sentence: 'Names the registered user in the refusal of a sign-up.',
    breaks: 'guessing.refusals-tell-nothing-of-the-user',
    fault: tellsOfRegistered(({ name }) => `${name} has signed up`),
  },
  RefusalTellsEmail: {
    sentence: 'Tells the email address of the registered user in the refusal of a sign-up.',
    breaks: 'guessing.refusals-tell-nothing-of-the-user',
    fault: tellsOfRegistered(({ email }) => `Sign in as ${email}`),
  },
  RefusalTellsUserId: {
    sentence: 'Tells the user ID in the refusal of a sign-up.',
    breaks: 'guessing.refusals-tell-nothing-of-the-user',
    fault: tellsOfRegistered(({ userId }) => `Conflict: ${userId}`),
  },
};
