import { RunCount, RunNotes } from '../run-notes.ts';
import { numbersIn } from '../phone-numbers.ts';
import { messagesIn } from './messages-in.ts';

/**
 * The messages of a run that came to its first process, from posts or from the output of a command: kept in files, since the
 * workers that read them are other processes.
 */
export const keptMessages = {
  /** Keeps what a value holds for numbers of a pattern; gives those numbers, without their pluses. */
  keep: (value: unknown, pattern: string): string[] => {
    const messages = messagesIn(value, digits => numbersIn(pattern, digits)[0] === `+${digits}`);
    for (const { phones, text } of messages) for (const each of phones) textsTo(each).add(text);
    return messages.flatMap(({ phones }) => phones);
  },

  /** The texts that were sent to a phone, oldest first. */
  to: (phone: string): string[] => textsTo(phone).all,
};

const textsTo = (phone: string) =>
  new RunNotes<string>(`messages-${phone.replaceAll(/\D/g, '').slice(0, 20)}`);

/** A post that names no number of the run. */
export interface UnreadPost {
  /** `POST /sms` */
  place: string;
  type: string;
  fields: string[];
  isTooLarge: boolean;
}

const read = new RunCount('posts-read');
const unread = new RunCount('posts-unread');
const firstUnread = new RunNotes<UnreadPost>('first-unread-post');

/** The posts of a run that held messages, and those that held none. */
export const posts = {
  /** Notes one that could be read. */
  noteRead: (): void => read.add(),

  /** Notes one that could not. */
  noteUnread: (post: UnreadPost): void => {
    if (unread.count === 0) firstUnread.add(post);
    unread.add();
  },

  /** Whether there was none at all. */
  get isNone(): boolean {
    return read.count === 0 && unread.count === 0;
  },

  /** How many there were that could not be read, and the first of them; undefined where any could be. */
  get unread(): { count: number; first: UnreadPost } | undefined {
    const [first] = firstUnread.all;
    return first && read.count === 0 ? { count: unread.count, first } : undefined;
  },
};
