// What reading and writing an OPS envelope costs against the bare library on the same text, as ratios: those are steadier than
// times. Ours includes what the bare library leaves out: bytes to text, strictness, limits, maps without prototype.
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { decodeEnvelope } from '../dist/xcp/envelope/decode.js';
import { encodeEnvelope } from '../dist/xcp/envelope/encode.js';
import type { XcpAssoc } from '../dist/xcp/value.js';
import { describeMachine } from './support/machine.js';
import { publish } from './support/report.js';
import { median, quantile, rounded } from './support/statistics.js';

const GOAL = 1.5;
const ROUNDS = 11;
/** Bytes handled in one turn of a round, so that a turn lasts long against the clock. */
const BYTES_PER_TURN = 1_000_000;

const contact = {
  first_name: 'Zoë',
  last_name: 'Ottway',
  org_name: 'Example & Sons',
  address1: '32 Oak Street',
  address2: 'Suite 500',
  city: 'SomeCity',
  state: 'CA',
  postal_code: '90210',
  country: 'US',
  phone: '+1.4165550123x1902',
  fax: '+1.4165550124',
  email: 'owner@example.com',
};

const messages: Readonly<Record<string, XcpAssoc>> = {
  'small reply': {
    protocol: 'XCP',
    action: 'REPLY',
    object: 'DOMAIN',
    is_success: '1',
    response_code: '210',
    response_text: 'Domain available',
    attributes: { status: 'available' },
  },
  'SW_REGISTER request': {
    protocol: 'XCP',
    action: 'SW_REGISTER',
    object: 'DOMAIN',
    attributes: {
      domain: 'example.com',
      reg_type: 'new',
      period: '1',
      handle: 'process',
      reg_username: 'daniel',
      reg_password: 'adf3wyt444fvfc3',
      link_domains: '0',
      f_lock_domain: '1',
      f_whois_privacy: '1',
      affiliate_id: 'k3v9xw2m7q1z8r5t4y6u0p2a1s',
      contact_set: { owner: contact, admin: contact, billing: contact },
      nameserver_list: [
        { name: 'ns1.systemdns.com', sortorder: '1' },
        { name: 'ns2.systemdns.com', sortorder: '2' },
      ],
    },
  },
  'list of 5,000 names': {
    protocol: 'XCP',
    action: 'REPLY',
    object: 'DOMAIN',
    is_success: '1',
    response_code: '200',
    response_text: 'Command successful',
    attributes: {
      exp_domains: Array.from({ length: 5_000 }, (_, index) => ({
        name: `example-${index}.com`,
        expiredate: '2027-01-01 00:00:00',
        f_auto_renew: 'N',
        f_let_expire: 'Y',
      })),
    },
  },
};

// The bare library as one has to set it up to lose nothing: keys are attributes, values are texts. Its defaults, which drop
// the attributes and so the keys, are shown beside it.
const lossless = { ignoreAttributes: false, parseTagValue: false, trimValues: false } as const;
const bareParser = new XMLParser(lossless);
const defaultParser = new XMLParser();
const bareBuilder = new XMLBuilder({ ignoreAttributes: false });

/** Milliseconds of one turn of a function. */
function turn(run: () => unknown, times: number): number {
  const before = performance.now();
  for (let time = 0; time < times; time++) run();
  return performance.now() - before;
}

/** Contestants take turns within a round, so that a busy moment of the machine strikes all of them alike. */
function race(contestants: readonly (() => unknown)[], times: number): readonly (readonly number[])[] {
  for (const run of contestants) turn(run, times); // warms up
  return Array.from({ length: ROUNDS }, () => contestants.map((run) => turn(run, times)));
}

interface Result {
  readonly document: string;
  readonly bytes: number;
  readonly direction: 'decode' | 'encode';
  readonly ratio: number;
  readonly ratioHigh: number;
  readonly toDefaults: number | undefined;
  readonly microseconds: number;
}

function measure(document: string, message: XcpAssoc): readonly Result[] {
  const bytes = encodeEnvelope(message);
  const text = bytes.toString('utf8');
  const times = Math.max(1, Math.round(BYTES_PER_TURN / bytes.byteLength));
  const tree: unknown = bareParser.parse(text);
  const decode = race(
    [(): unknown => bareParser.parse(text), () => decodeEnvelope(bytes), (): unknown => defaultParser.parse(text)],
    times,
  );
  const encode = race([() => bareBuilder.build(tree), () => encodeEnvelope(message)], times);
  const result = (direction: Result['direction'], rounds: readonly (readonly number[])[]): Result => {
    const ratios = rounds.map(([bare = Number.NaN, ours = Number.NaN]) => ours / bare);
    const toDefaults = rounds.map(([, ours = Number.NaN, defaults = Number.NaN]) => ours / defaults);
    return {
      document,
      bytes: bytes.byteLength,
      direction,
      ratio: rounded(median(ratios)),
      ratioHigh: rounded(quantile(ratios, 0.9)),
      toDefaults: direction === 'decode' ? rounded(median(toDefaults)) : undefined,
      microseconds: rounded((median(rounds.map(([, ours = Number.NaN]) => ours)) / times) * 1_000, 1),
    };
  };
  return [result('decode', decode), result('encode', encode)];
}

const measuredAt = new Date().toISOString();
const machine = describeMachine(['fast-xml-parser']);
const results = Object.entries(messages).flatMap(([name, message]) => measure(name, message));

publish({
  name: 'codec',
  question: 'What do strictness and our data model cost against bare fast-xml-parser on the same text?',
  command: 'npm run bench:codec',
  measuredAt,
  machine,
  conditions: [
    `Median of ${ROUNDS} rounds in which the contestants take turns; ratio 1.00 is the bare library, smaller is faster.`,
    'Bare: XMLParser with attributes and untouched values, XMLBuilder with attributes. Ours from and to bytes.',
  ],
  tables: [
    {
      title: 'Envelope codec',
      columns: [
        'document',
        'bytes',
        'direction',
        'ratio',
        'ratio, 9 of 10 rounds below',
        'ratio to its defaults',
        'µs',
      ],
      rows: results.map((line) => [
        line.document,
        line.bytes,
        line.direction,
        line.ratio,
        line.ratioHigh,
        line.toDefaults ?? '-',
        line.microseconds,
      ]),
    },
  ],
  goals: results.map((line) => ({
    what: `${line.direction} of ${line.document} against bare`,
    kind: 'at_most' as const,
    bound: GOAL,
    measured: line.ratio,
    unit: 'times',
  })),
  figures: results,
});
