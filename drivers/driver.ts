import type { Answer, Command, Hello } from './protocol.ts';

/** The driver of an SDK: it calls the SDK as it is told, and says what a caller was given. */
export interface Driver {
  readonly hello: Hello;
  /** Has the SDK do something. */
  ask(command: Command): Promise<Reply>;
  /** Whatever was printed so far, beside the lines of the protocol. */
  printed(): string;
  /** What is wrong with the driver itself, each as a verb that follows "the driver". */
  complaints(): readonly string[];
  /** Ends it; tells what was wrong with that in the same way. */
  close(): Promise<readonly string[]>;
}

/** What came back for a command. */
export interface Reply {
  /** Missing where there is none; `problem` says why, as a verb that follows "the driver". */
  answer?: Answer;
  problem?: string;
  /** The answer as the line of JSON that it was. */
  line?: string;
}

/** How long a driver may take, in ms. */
export interface Patience {
  hello: number;
  answer: number;
  end: number;
}

/** The slowest of the official SDKs begins within 4 s, and gives up what fails for ever within 26 s. */
export const usualPatience: Patience = { hello: 30_000, answer: 60_000, end: 5000 };

/** A driver that cannot be used: the sentence says what it did. */
export class DriverError extends Error {}

/** The name of an SDK in reports. */
export const nameOf = ({ sdk, version }: Hello) => `${sdk} ${version}`;
