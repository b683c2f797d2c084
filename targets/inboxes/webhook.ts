import type { Inbox } from '../target.ts';
import { keptMessages, posts } from './kept-messages.ts';
import { urlsIn } from './urls.ts';

const mostFields = 10;

/** Reads the messages to numbers of a pattern that the target posts to our listener, as it would to an SMS gateway. */
export const webhookInbox = (pattern: string): Inbox => ({
  shows: 'message',
  urls: async phone => keptMessages.to(phone).flatMap(text => [...new Set(urlsIn(text))]),
  texts: async phone => keptMessages.to(phone),
  trouble: (isSent = true) => troubleIn(pattern, isSent),
});

function troubleIn(pattern: string, isSent: boolean): string | undefined {
  if (posts.isNone && isSent)
    return (
      'nothing was posted to INBOX_PORT, though the target accepted a call that sends a message: let its SMS gateway be ' +
      'this machine with that port; a target that sends none is tested with INBOX=none'
    );
  const { unread } = posts;
  if (!unread) return undefined;
  const { count, first } = unread;
  const all = count === 1 ? '1 post to INBOX_PORT names' : `${count} posts to INBOX_PORT name`;
  const type = first.type.slice(0, 60) || 'no media type';
  const fields = first.fields.slice(0, mostFields).map(each => each.slice(0, 40));
  const named = fields.length > 0 ? `the fields ${fields.join(', ')}` : 'no fields';
  return (
    `${all} no number that the run sends to (${pattern}); the first, ${first.place.slice(0, 100)}, came with ${type} and ` +
    `${first.isTooLarge ? 'more than 1 MB' : named}: INBOX=webhook reads a post where one of its values is the number ` +
    'with its country code, whatever the field is called'
  );
}
