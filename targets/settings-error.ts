/** A setting is missing, wrong or contradicts another. Prints as its sentence alone: the user's mistake needs no stack trace. */
export class SettingsError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.stack = sentence;
  }
}
