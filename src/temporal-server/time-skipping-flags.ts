// Server settings that let the waiting of single workflows be skipped. For tests and demonstrations: an unreleased feature of server 1.32.

/** The first switches it on; the next three make a skip cost 20 to 70 ms instead of 1 s; the last avoids that a run which continues as new within a second counts the skipped time twice. */
const timeSkippingSettings: readonly string[] = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.timerProcessorMaxTimeShift="10ms"',
  'history.timerProcessorMaxPollRPS=10000',
  'history.timerProcessorMaxPollHostRPS=10000',
  'history.workflowIdReuseMinimalInterval="0s"',
];

export const timeSkippingFlags: readonly string[] = timeSkippingSettings.flatMap((setting) => [
  '--dynamic-config-value',
  setting,
]);
