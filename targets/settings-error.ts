import { inspect } from 'node:util';

/** A setting is missing, wrong or contradicts another: the sentence names it and the remedy. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.stack = message; // the sentence is for people; where it was thrown is not
  }

  /** Printed without the brackets that an error without a stack gets. */
  [inspect.custom](): string {
    return this.message;
  }
}
