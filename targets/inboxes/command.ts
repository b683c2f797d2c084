import { setTimeout as wait } from 'node:timers/promises';
import { ProcessGroup } from '../../drivers/group.ts';
import { filledIn, hasPlace, type InboxSettings } from '../settings-inbox.ts';
import type { TargetSettings } from '../settings-target.ts';
import type { Inbox } from '../target.ts';
import { streamState } from './command-stream.ts';
import { keptMessages } from './kept-messages.ts';
import { commandName, lastWords } from './last-words.ts';
import { urlsInAnswer } from './urls-in-answer.ts';
import { urlsIn } from './urls.ts';

type CommandSettings = Extract<InboxSettings, { kind: 'command' }>;
type Needed = Pick<TargetSettings, 'phoneNumbers' | 'requestTimeout'>;

const mostPrinted = 1024 * 1024;

/** Whether a command is run for each look: it names the number. */
export const isAsked = ({ words }: CommandSettings): boolean => words.some(hasPlace);

/** Reads messages from the output of a command: run for each look where it names the number, else started once. */
export function commandInbox(settings: CommandSettings, needed: Needed): Inbox {
  const { words } = settings;
  const base = { shows: 'message', keepsMessages: true, setting: 'INBOX_COMMAND' } as const;
  return { ...base, ...(isAsked(settings) ? asked(words, needed) : streaming(words, needed)) };
}

/** A log may tell of one message more than once, so that equal links count once, and no message is told from the next. */
function streaming(
  words: readonly string[],
  { phoneNumbers }: Needed,
): Pick<Inbox, 'urls' | 'trouble'> {
  const name = commandName(words);
  const over = () => {
    const how = streamState.over;
    return how && `${name} ${how}${remedyOf(how)}`;
  };
  return {
    urls: async phone => {
      const why = over();
      if (why) throw new Error(why);
      return [...new Set(keptMessages.to(phone).flatMap(urlsIn))];
    },
    trouble: () => {
      if (!streamState.has('printed'))
        return over() ?? `${name} has printed nothing: give one that prints each message at once`;
      if (streamState.has('read')) return over();
      return (
        over() ??
        `${name} has printed no link for a number that the run sends to (${phoneNumbers}): a message is read where the ` +
          'number, with its country code, and the text stand in one line or in one value of JSON'
      );
    },
  };
}

/** What to do about a command that is over. */
function remedyOf(how: string): string {
  if (how === 'is not found')
    return ': give a program that is installed, with its path where it is not on the PATH';
  if (how.startsWith('printed too much'))
    return ': give one that prints the messages and little else';
  if (how.startsWith('ended with code 0'))
    return ', and has to go on as long as the run: give one that follows (tail -F, docker logs -f), or put {phone} where the number belongs, so that it is run for each look';
  return '. Run it by itself to see what is wrong';
}

function asked(
  words: readonly string[],
  { requestTimeout }: Needed,
): Pick<Inbox, 'urls' | 'trouble'> {
  const name = commandName(words);
  let trouble: string | undefined;
  return {
    trouble: () => trouble,
    urls: async phone => {
      const { problem, output } = await run(
        words.map(each => filledIn(each, phone)),
        requestTimeout,
      );
      trouble = problem && `${name} ${problem}${remedyOf(problem)}`;
      if (trouble) throw new Error(trouble);
      return urlsInAnswer(output);
    },
  };
}

/** Runs a program to its end: what it has printed on stdout, or what was wrong, as a verb that follows its name. */
async function run(
  words: readonly string[],
  timeout: number,
): Promise<{ problem?: string; output: string }> {
  const group = new ProcessGroup(words, process.env);
  const { child } = group;
  const chunks: Buffer[] = [];
  let size = 0;
  let errors = '';
  const flooded = new Promise<string>(done => {
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostPrinted) chunks.push(chunk);
      else done('printed too much (more than 1 MB for one number)');
    });
  });
  child.stderr.on('data', chunk => (errors = (errors + String(chunk)).slice(-2000)));
  const closed = new Promise(done => child.once('close', done));
  child.stdin.end();
  const stop = new AbortController();
  const late = wait(timeout, `has not ended within ${timeout} ms`, { signal: stop.signal });
  const how = await Promise.race([group.ended, flooded, late]);
  const hasEnded = child.pid !== undefined && child.exitCode !== null;
  if (hasEnded) await Promise.race([closed, wait(1000, undefined, { signal: stop.signal })]);
  stop.abort();
  group.kill();
  const output = Buffer.concat(chunks).toString();
  const isSilent = !errors.trim(); // as grep is where it finds nothing
  const isFine = size <= mostPrinted && (child.exitCode === 0 || (hasEnded && isSilent));
  return isFine ? { output } : { problem: how + lastWords(errors), output };
}
