import { connectorPolicyProblems } from '../domain/catalog/policy-problems.js';
import type { AccountProblem } from '../domain/catalog/account-problems.js';
import type { JudgeQuestion } from './contract.js';

/** Every objection of the TLD policies, each naming connector and field. */
export const makeJudgeConnectors =
  () =>
  ({ connectors, at }: JudgeQuestion): Promise<readonly AccountProblem[]> =>
    Promise.resolve(connectors.flatMap((connector) => connectorPolicyProblems(connector, at)));
