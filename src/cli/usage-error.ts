/** The command line, or a file it names, is not what the command can work with. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
