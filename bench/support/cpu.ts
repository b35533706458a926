// CPU time of a process that is not ours, user and system together.
import { readFileSync } from 'node:fs';

// USER_HZ of Linux: 100 on every architecture that Node runs on.
const TICKS_PER_SECOND = 100;

/** Milliseconds since the process began, in steps of 10. Throws where there is no `/proc`. */
export function cpuMsOf(pid: number): number {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (cause) {
    throw new Error(
      `The CPU time of process ${pid} is read from /proc/${pid}/stat, which cannot be read; run this on Linux.`,
      { cause },
    );
  }
  return cpuMsFrom(line);
}

/** From a line as in `/proc/<pid>/stat`. */
export function cpuMsFrom(line: string): number {
  // The second field is the program's name in parentheses and may contain blanks: fields are counted after it.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}
