import type { Inbox } from '../target.ts';
import { postedMessages } from './messages.ts';
import { urlsIn } from './urls.ts';

const understood =
  'JSON with "recipient" and "body", as the generic gateway posts, or a form with "To" and "Body", as Twilio gets';
const mostFields = 10;

/** Reads the messages that the target posts to our listener, as it would post them to an SMS gateway. */
export const webhookInbox: Inbox = {
  shows: 'message',
  urls: async phone => postedMessages.to(phone).flatMap(urlsIn),
  texts: async phone => postedMessages.to(phone),
  trouble: () => {
    const [first, ...others] = postedMessages.unread();
    if (!first) return undefined;
    const count = others.length + 1;
    const posts = count === 1 ? '1 post to INBOX_PORT' : `${count} posts to INBOX_PORT`;
    const type = first.type.slice(0, 60) || 'no media type';
    const fields = first.fields.slice(0, mostFields).map(each => each.slice(0, 40));
    const named = fields.length > 0 ? `the fields ${fields.join(', ')}` : 'no fields';
    return `${posts} could not be read, the first with ${type} and ${named}: INBOX=webhook expects ${understood}`;
  },
};
