import { setTimeout as wait } from 'node:timers/promises';
import type { PhoneChange, Project, User } from '../../reference/model.ts';
import type { Reference } from '../../reference/reference.ts';
import type { Freedom } from './variant.ts';

const help = 'https://help.example/?t=help';

/** The text of a message is free: here with other URLs, the link twice, and punctuation after it. */
export const chatsInMessages: Freedom = Base =>
  class extends Base {
    protected override messageText(url: string): string {
      return (
        `Hello from Example (https://www.example.com/)!\nTap ${url}, or copy it: <${url}>.\n` +
        `Not you? See ${help}. Reply STOP to https://example.com/stop?u=1&t=2 to end.`
      );
    }
  };

/** A message may be in any language. */
export const sendsAnotherLanguage: Freedom = Base =>
  class extends Base {
    protected override messageText(url: string): string {
      return `こちらのリンクからログインしてください「 ${url} 」。`;
    }
  };

/** Other messages without a magic link may come as well: a welcome, and a notice to the old phone. */
export const sendsOtherMessages: Freedom = Base =>
  class extends Base {
    protected override createUser(...all: Parameters<Reference['createUser']>): User {
      const user = super.createUser(...all);
      this.deliver(all[0], user.phone, `Welcome! Questions? ${help}`);
      return user;
    }

    protected override beforeUpdateIsVerified(
      project: Project,
      user: User,
      _change: PhoneChange,
    ): void {
      this.deliver(project, user.phone, `Somebody changes your phone number. Not you? ${help}`);
    }
  };

/** A message takes its time, but none overtakes another. */
export const sendsLate: Freedom = Base =>
  class extends Base {
    private last: Promise<void> = Promise.resolve();

    protected override deliver(project: Project, to: string, text: string): void {
      const due = Date.now() + 120 + Math.random() * 60;
      this.last = this.last
        .then(() => wait(Math.max(due - Date.now(), 0)))
        .then(() => super.deliver(project, to, text));
    }
  };

/** A message may end with a line by which phones bind it to a domain, with a code that opens nothing. */
export const bindsMessagesToDomain: Freedom = Base =>
  class extends Base {
    protected override messageText(url: string): string {
      return `${super.messageText(url)}\n\n@app.example.com #482913`;
    }
  };
