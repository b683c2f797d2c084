import { confirm, isCancel, multiselect, password, select, text } from '@clack/prompts';
import { sends } from '../spec/command.ts';
import { flagOf, give } from '../targets/command-line.ts';
import { currentVariables } from '../targets/settings.ts';
import type { SettingName } from '../targets/settings-names.ts';
import { UsageError } from './command.ts';
import { ciNames, type Ci } from './init-files.ts';

/** A question, and which setting its answer is. */
interface Question {
  name: SettingName;
  ask: () => Promise<string | readonly string[] | symbol | undefined>;
  /** Whether it is asked at all, by what is known so far. */
  when?: (known: Known) => boolean;
  /** Whether a run does without an answer. */
  isOptional?: boolean;
}

type Known = Readonly<Record<string, string | undefined>>;

const line = (message: string, placeholder: string) => () => text({ message, placeholder });
const inboxIs = (kind: string) => (known: Known) => known['INBOX'] === kind;

/** In the order in which they are asked. */
const questions: readonly Question[] = [
  { name: 'BASE_URL', ask: line('Where does the target answer?', 'http://localhost:4500') },
  { name: 'DESCOPE_PROJECT_ID', ask: line('Which project ID does it accept?', 'P2…') },
  {
    name: 'APPROVED_REDIRECT_URL',
    ask: line('Which redirect URL does it approve?', 'https://app.example.com/verify'),
  },
  {
    name: 'OPERATIONS',
    isOptional: true,
    ask: () =>
      multiselect({
        message: 'Which operations does it have?',
        options: [...sends, 'verify'].map(value => ({ value })),
        initialValues: [...sends, 'verify'],
      }),
  },
  {
    name: 'INBOX',
    when: known => !known['FIXED_LOGIN_ID'],
    ask: () =>
      select({
        message: 'How are its messages read?',
        options: [
          { value: 'http', label: 'by a URL that returns the messages sent to a phone' },
          {
            value: 'webhook',
            label: 'it posts them to an SMS gateway, and the suite takes the place of that gateway',
          },
          { value: 'command', label: 'by a program that prints them: a log, a database, a queue' },
          { value: 'response', label: 'its responses contain the link' },
          { value: 'test-users', label: 'by test users of its management API' },
          { value: 'none', label: 'not at all: requirements that need a message are not tested' },
        ],
      }),
  },
  {
    name: 'INBOX_URL',
    ask: line('Which URL returns the messages?', 'http://localhost:4500/outbox/{phone}'),
    when: inboxIs('http'),
  },
  {
    name: 'INBOX_COMMAND',
    ask: line('Which program prints the messages?', 'docker logs -f mock'),
    when: inboxIs('command'),
  },
  {
    name: 'INBOX_PORT',
    ask: line('On which port does the suite listen?', '4600'),
    when: inboxIs('webhook'),
  },
  {
    name: 'FIXED_LOGIN_ID',
    isOptional: true,
    ask: line('Is it a stateless mock? The login ID of a user who is always registered:', 'no'),
    when: inboxIs('none'),
  },
  {
    name: 'FIXED_TOKEN',
    ask: () => password({ message: 'Which link token does it always verify?' }),
    when: known => Boolean(known['FIXED_LOGIN_ID']),
  },
  {
    name: 'DESCOPE_MANAGEMENT_KEY',
    ask: () => password({ message: 'What is the management key of the project?' }),
    when: inboxIs('test-users'),
  },
];

/** Asks for the settings that nobody has given. @throws UsageError where there is nobody to ask */
export async function askForSettings(): Promise<void> {
  for (const { name, ask, when = () => true, isOptional } of questions) {
    const known = currentVariables();
    if (known[name] || !when(known) || (isOptional && !canAsk())) continue;
    const answer = answered(canAsk() ? await ask() : missing(name));
    give({ [name]: [answer ?? ''].flat().join(',') });
  }
}

/** Asks for the CI file that is wanted; none where there is nobody to ask. */
export async function askForCi(): Promise<Ci> {
  if (!canAsk()) return 'none';
  const options = ciNames.map(value => ({ value }));
  return answered(await select({ message: 'Which CI file is wanted?', options })) as Ci;
}

/** Whether somebody says yes; nobody does where there is nobody to ask. */
export const confirmed = async (message: string): Promise<boolean> =>
  canAsk() && answered(await confirm({ message, initialValue: false })) === true;

const canAsk = () => process.stdin.isTTY && process.stdout.isTTY;

function missing(name: SettingName): never {
  throw new UsageError(
    `${name} is not set, and there is no terminal to ask for it: give it with --${flagOf(name)}`,
  );
}

function answered<T>(answer: T | symbol): T {
  if (isCancel(answer)) throw new UsageError('Nothing was written.');
  return answer as T;
}
