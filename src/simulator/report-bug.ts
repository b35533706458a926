// A mistake of the simulator itself must neither end the process nor look like a registrar's answer.

/** Says on standard error where the simulator failed; the stack names code, not data. */
export function reportBug(port: 'XCP' | 'admin', error: unknown): void {
  const where = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(1).join('\n') : '';
  process.stderr.write(
    `The simulator failed on its ${port} port; this is a bug of the simulator, please report it.\n${where}\n`,
  );
}
