import { integer, required } from '../settings.ts';
import type { OpenInbox } from './index.ts';
import { postedMessages } from './messages.ts';
import { urlsIn } from './urls.ts';

/** Reads the messages that the target posts to our listener, as it would post them to an SMS gateway. */
export const webhookInbox: OpenInbox = settings => {
  webhookPort(settings);
  return async () => ({
    inbox: {
      shows: 'message',
      urls: async phone => postedMessages.to(phone).flatMap(urlsIn),
    },
  });
};

/** The port that the listener takes. @throws SettingsError when it is missing or no port */
export function webhookPort(settings: Parameters<OpenInbox>[0]): number {
  required(
    settings,
    'INBOX_PORT',
    'with INBOX=webhook, give the port on which the suite listens for the SMS gateway calls of the target',
  );
  return integer(settings, 'INBOX_PORT', { least: 1, most: 65_535 })!;
}
