import { noteRefusal, noteUser } from '../made-users.ts';
import { Management } from '../management.ts';
import type { TargetSettings } from '../settings-target.ts';
import type { Inbox } from '../target.ts';
import { generated } from '../untestable.ts';

/** Makes test users and their links by the management API: no message is sent, and none is read. */
export function testUsersInbox(settings: TargetSettings): Inbox {
  const management = new Management(settings);
  return {
    shows: 'token',
    urls: async () => [],
    trouble: () => management.trouble,
    generate: {
      why: generated,
      user: async (loginId, phone) => {
        noteUser(loginId);
        const made = await management.createTestUser(loginId, phone);
        if (!made) noteRefusal(loginId);
        return made;
      },
      link: (loginId, redirectUrl) => management.generateMagicLink(loginId, redirectUrl),
    },
  };
}
