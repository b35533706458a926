// What the steps of a registration share beyond what all operations do.
import type { Offer, OfferQuestion, RegistrationQuestion } from '../../domain/registration-intent.js';
import type { RegistrationRequest } from '../../domain/registration-request.js';
import type { ProfileSource } from '../../domain/registration-result.js';
import type { RegistrationTruth } from '../../domain/registration-truth.js';
import type { Reading } from '../../domain/settlement.js';
import type { Reads, Watches } from '../activity-proxies.js';
import { OperationContext, type OperationParts, type WatchFor } from '../operation/context.js';
import { profileFor } from './profile.js';

export class RegistrationContext extends OperationContext<RegistrationRequest, RegistrationTruth> {
  readonly profile: ProfileSource;

  constructor(parts: OperationParts<RegistrationRequest>) {
    super(parts);
    this.profile = profileFor(parts.input);
  }

  readOffer(): Promise<Offer | 'stopped' | 'deadline'> {
    const { domain, kind, periodYears } = this.request;
    const question: OfferQuestion = {
      ...this.address,
      domain,
      kind,
      periodYears,
      ...(this.usesMarker ? {} : { snapshotSince: this.input.acceptedAt }),
    };
    return this.ask((reads) => reads.readOffer(question));
  }

  protected readBy(reads: Reads): Promise<Reading<RegistrationTruth>> {
    return reads.readRegistration(this.#question());
  }

  protected watchBy(watches: Watches, watch: WatchFor): Promise<Reading<RegistrationTruth>> {
    return watches.watchRegistration({ ...this.#question(), ...watch });
  }

  #question(): RegistrationQuestion {
    return {
      ...this.address,
      domain: this.request.domain,
      identity: this.identity,
      withPrivacy: this.request.whoisPrivacy === true,
      ...(this.parkedReason === undefined ? {} : { parkedReason: this.parkedReason }),
    };
  }
}
