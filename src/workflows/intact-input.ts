/**
 * Stops a workflow whose own input cannot be read: the key is not in this worker's ring, or the input is of a version that
 * this code does not know. The plain error fails the task, not the workflow: it is tried again, and goes on as soon as a
 * worker can read. Going on without the input would forget what the name owes.
 */
export function mustBeIntact(input: unknown, workflow: string): void {
  const version: unknown =
    typeof input === 'object' && input !== null && 'schemaVersion' in input ? input.schemaVersion : undefined;
  if (version === 1) return;
  const why = version === undefined ? 'undecodable: check the key ring' : `schema version ${JSON.stringify(version)}`;
  throw new Error(`The input of ${workflow} cannot be read by this worker (${why}).`);
}
