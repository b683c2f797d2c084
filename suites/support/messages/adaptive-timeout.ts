import type { Ledger } from '../run/run-state.ts';

/** After so many silences of one operation in a row, its messages are waited for less. */
const patience = 3;
const shortest = 500;

/**
 * How long the messages of each operation are waited for: as long as the settings say, until it has been silent too
 * often. From then on as long as its messages usually take, or not at all where none has ever come in this run.
 */
export class Silences {
  private readonly ledger: Ledger;
  private readonly timeout: number;

  /** Waits for `timeout` ms at first. */
  constructor(ledger: Ledger, timeout: number) {
    this.ledger = ledger;
    this.timeout = timeout;
  }

  /** How long a message is worth waiting for in ms; undefined where it is not. */
  waitFor(operation: string): number | undefined {
    if (this.ledger.count(silences(operation)) < patience) return this.timeout;
    const usual = this.usual(operation);
    return usual === undefined ? undefined : Math.min(this.timeout, Math.max(shortest, 3 * usual));
  }

  /** Notes that a message came after so many ms. */
  broken(operation: string, ms: number): void {
    const usual = this.usual(operation);
    if (usual === undefined || ms > 2 * usual + 10) this.ledger.add(texts(operation), String(ms));
    if (this.ledger.count(silences(operation)) > 0) this.ledger.clear(silences(operation));
  }

  /** Notes that no message came. */
  kept(operation: string): void {
    this.ledger.add(silences(operation));
  }

  /** How long its messages have taken in ms at most; undefined where none has come. */
  private usual(operation: string): number | undefined {
    const noted = this.ledger.details(texts(operation)).map(Number);
    return noted.length > 0 ? Math.max(...noted) : undefined;
  }
}

const silences = (operation: string) => `silence after ${operation}`;
const texts = (operation: string) => `texts of ${operation}`;
