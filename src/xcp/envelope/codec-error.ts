/** Why a document could not be written or read. No message carries text of the document: it may be personal or secret. */

/** Why a reply could not be decoded. */
export type DecodeProblem =
  | 'too_large'
  | 'encoding'
  | 'character'
  | 'doctype'
  | 'entity'
  | 'too_deep'
  | 'malformed'
  | 'not_an_envelope'
  | 'duplicate_key'
  | 'bad_array_key';

/** A reply that is not a readable OPS envelope. The message is a sentence and quotes nothing of the document. */
export class XcpDecodeError extends Error {
  readonly problem: DecodeProblem;

  constructor(problem: DecodeProblem, message: string) {
    super(message);
    this.name = 'XcpDecodeError';
    this.problem = problem;
  }
}

/** A value that XML cannot carry. `path` names the field (`attributes.contact_set.owner.city`), the message never its value. */
export class XcpEncodeError extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'XcpEncodeError';
    this.path = path;
  }
}
