import type { Inbox } from '../target.ts';
import { postedMessages } from './messages.ts';
import { urlsIn } from './urls.ts';

/** Reads the messages that the target posts to our listener, as it would post them to an SMS gateway. */
export const webhookInbox: Inbox = {
  shows: 'message',
  urls: async phone => postedMessages.to(phone).flatMap(urlsIn),
};
