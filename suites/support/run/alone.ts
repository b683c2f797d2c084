/** A group of tests with this lock waits for as long as others are running, and then runs alone: in a whole run, last. */
export const alone = { lock: '-exclusive-' } as const;
