/** The CPU seconds that this process has taken. */
export function cpuSecondsHere(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
