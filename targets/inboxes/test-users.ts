import { noteRefusal, noteUser } from '../made-users.ts';
import { Management } from '../management.ts';
import { Pace } from '../pace.ts';
import { rateLimit, required } from '../settings.ts';
import type { OpenInbox } from './index.ts';

/** Makes test users and their links by the management API: no message is sent, and none is read. */
export const testUsersInbox: OpenInbox = (settings, connection, requestTimeout) => {
  required(
    settings,
    'DESCOPE_MANAGEMENT_KEY',
    'with INBOX=test-users, give the management key of the project: test users are made by it',
  );
  const limit = rateLimit(settings);
  return async () => {
    const management = new Management(connection, requestTimeout, new Pace(limit));
    return {
      inbox: {
        shows: 'token',
        urls: async () => [],
        trouble: () => management.trouble,
        generate: {
          user: async (loginId, phone) => {
            noteUser(loginId);
            const made = await management.createTestUser(loginId, phone);
            if (!made) noteRefusal(loginId);
            return made;
          },
          link: (loginId, redirectUrl) => management.generateMagicLink(loginId, redirectUrl),
        },
      },
    };
  };
};
