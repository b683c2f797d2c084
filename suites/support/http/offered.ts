import { test } from '@playwright/test';
import { answeredBy } from '../findings/granted.ts';
import { block } from '../findings/set-up.ts';
import { notTested } from '../run/not-tested.ts';
import type { Context } from '../run/context.ts';
import { operations } from './operations.ts';
import { isAbsent, type Answer } from './answer.ts';

type Known = Pick<Context, 'connection' | 'preflight'>;

/** Whether a target has an operation, by what its settings declare and what the preflight has seen. */
export const has = (context: Known, operation: string): boolean =>
  isDeclared(context, operation) && !context.preflight.missing.includes(operation);

/** Whether the settings say that a target has an operation; all five where they say nothing. */
export const isDeclared = ({ connection: { operations } }: Known, operation: string): boolean =>
  operations === undefined || !isOfTheFive(operation) || operations.includes(operation);

/** Ends a check without a verdict where it calls an operation that the settings leave out. */
export function requireDeclared(context: Known, operation: string): void {
  if (!isDeclared(context, operation))
    notTested(test.info(), `OPERATIONS declares no ${operation}`, 'not offered');
}

/**
 * Ends a check where an operation has turned out not to be there: the 404 of a route that does not exist refuses nobody.
 * It blames the one requirement that says that the operation accepts.
 */
export function requireThere({ preflight }: Known, answer: Answer): void {
  const { operation } = answer.call;
  const takenForGranted = answeredBy(operation);
  if (!takenForGranted || !preflight.missing.includes(operation) || !isAbsent(answer)) return;
  const obstacle = `the target has no ${operation}: it answers as for a path that does not exist`;
  block({
    takenForGranted,
    obstacle,
    answer,
    expected: `the operation ${operation}`,
    expects: 'answer',
    differences: [],
  });
}

const isOfTheFive = (operation: string) =>
  Object.values(operations).some(({ name }) => name === operation);
