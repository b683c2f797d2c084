import { RunNotes } from '../run-notes.ts';

/** What is known of a post that holds no message that could be read. */
interface Unread {
  type: string;
  fields: string[];
}

const unread = new RunNotes<Unread>('unread-posts');

/** The messages of a run that were posted to our listener: kept in files, since the workers that read them are other processes. */
export const postedMessages = {
  /** Keeps a text that was sent to a phone. */
  keep: (phone: string, text: string): void => textsTo(phone).add(text),

  /** The texts that were sent to a phone, oldest first. */
  to: (phone: string): string[] => textsTo(phone).all,

  /** Notes a post that could not be read. */
  noteUnread: (post: Unread): void => unread.add(post),

  /** The posts that could not be read. */
  unread: (): Unread[] => unread.all,
};

/** Numbers may be written in other ways than we gave them: their digits tell them apart. */
const textsTo = (phone: string) =>
  new RunNotes<string>(`messages-${phone.replaceAll(/\D/g, '').slice(0, 20)}`);
