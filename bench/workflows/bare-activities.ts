// Names only: this file is read inside workflows too.
export const BARE_WORKFLOW_QUEUE = 'bench-bare';
export const BARE_ACTIVITY_QUEUE = 'bench-bare-activities';

export interface BareActivities {
  doNothing(text: string): Promise<string>;
  doNothingHere(text: string): Promise<string>;
}
