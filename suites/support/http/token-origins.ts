import type { Answer } from './answer.ts';

/** Where the tokens of links come from: which calls have sent a message, and what has arrived where. */
export class TokenOrigins {
  private readonly sends = new Map<string, Answer[]>();
  private readonly arrived = new Map<string, string[]>();

  /** Notes a call that has sent a message to a phone. */
  noteSend(phone: string, answer: Answer): void {
    this.sends.set(phone, [...(this.sends.get(phone) ?? []), answer]);
  }

  /** Notes the tokens at a phone, oldest first. */
  noteArrived(phone: string, tokens: readonly string[]): void {
    this.arrived.set(phone, [...new Set([...(this.arrived.get(phone) ?? []), ...tokens])]);
  }

  /** Takes over what another caller has noted. */
  adopt({ sends, arrived }: TokenOrigins): void {
    for (const [phone, answers] of sends) for (const each of answers) this.noteSend(phone, each);
    for (const [phone, tokens] of arrived) this.noteArrived(phone, tokens);
  }

  /** The operation that has sent the last message to a phone. */
  lastSent(phone: string): string {
    return this.sends.get(phone)?.at(-1)?.call.operation ?? 'no operation';
  }

  /** How many calls have sent a message to a phone. */
  timesSent(phone: string): number {
    return this.sends.get(phone)?.length ?? 0;
  }

  /** The phone at which a token has arrived, and the call that has sent it as far as their order tells. */
  of(token: string): { phone: string; send: Answer | undefined } | undefined {
    for (const [phone, tokens] of this.arrived) {
      const at = tokens.indexOf(token);
      const sends = this.sends.get(phone) ?? [];
      if (at >= 0) return { phone, send: sends[at] ?? sends.at(-1) };
    }
    return undefined;
  }
}
