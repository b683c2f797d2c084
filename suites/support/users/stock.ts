/** Things that are got several at a time, and taken one by one. */
export class Stock {
  private readonly get: () => Promise<string[]>;
  private readonly held: string[] = [];
  private getting: Promise<void> | undefined;

  constructor(get: () => Promise<string[]>) {
    this.get = get;
  }

  /** The next one. @throws as getting more does */
  async take(): Promise<string> {
    for (;;) {
      const next = this.held.shift();
      if (next !== undefined) return next;
      this.getting ??= this.fill().finally(() => (this.getting = undefined));
      await this.getting;
    }
  }

  /** Forgets what is held. */
  clear(): void {
    this.held.length = 0;
  }

  private async fill(): Promise<void> {
    this.held.push(...(await this.get()));
  }
}
