// Loaded by path into clients, workers and the workflow sandbox: messages and stack traces of failures go through the codec.
import { DefaultFailureConverter } from '@temporalio/common';

/** The SDK looks for this name. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
