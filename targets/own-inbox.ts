import type { Inbox } from './target.ts';

/** A way to read messages that a user writes: given to `defineConformanceConfig`. */
export interface OwnInbox {
  /** The URLs in the messages to a phone, in any order; empty where there are none. A bare token counts as a URL. */
  urls(phone: string): Promise<readonly string[]> | readonly string[];
  /** The texts of the messages to a phone, where one can be told from the next: more is tested then. */
  texts?(phone: string): Promise<readonly string[]> | readonly string[];
  /** What can be seen: the message itself (the default), the link as the target made it, or a token alone. */
  shows?: 'message' | 'link' | 'token';
  /** Called once by each process that has read messages. */
  close?(): Promise<void> | void;
}

/** An inbox of the user's own as checks use it: what it throws, or gives in place of a list, is said to be its trouble. */
export function guarded(own: OwnInbox): Inbox {
  let trouble: string | undefined;
  const listOf = async (name: 'urls' | 'texts', phone: string): Promise<string[]> => {
    try {
      const list: unknown = await own[name]!(phone);
      if (!isListOfTexts(list)) throw new Error(`it gives ${kindOf(list)}, no list of texts`);
      trouble = undefined;
      return list;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error((trouble = `${name} of the inbox in the config of Playwright fails: ${why}`));
    }
  };
  return {
    shows: own.shows ?? 'message',
    keepsMessages: true,
    trouble: () => trouble,
    urls: phone => listOf('urls', phone),
    ...(own.texts && { texts: (phone: string) => listOf('texts', phone) }),
    close: async () => own.close?.(),
  };
}

const isListOfTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string');

const kindOf = (value: unknown) => (Array.isArray(value) ? 'a list of other things' : typeof value);
