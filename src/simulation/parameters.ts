/**
 * What the simulated year assumes, each beside its source. P:n and S:n are lines of the two seed texts, `domain` is the description of
 * the work; where both are silent it is an assumption, made to be changed.
 */
export const parameters = {
  /** When people write: the twelve months beside each other. The peak before Christmas is domain §0.4; the quiet July is an assumption. */
  months: [1.05, 0.95, 1, 0.95, 0.95, 0.9, 0.7, 0.95, 1.05, 1.1, 1.3, 1.2],
  /** Monday to Sunday; assumption. */
  weekdays: [1.25, 1.15, 1.1, 1.1, 0.95, 0.6, 0.85],
  /** The hours from midnight on; that people write late is domain §0.6 and §0.7, the curve is an assumption. */
  hours: [2, 1, 1, 0.5, 0.5, 0.5, 1, 2, 4, 7, 8, 8, 7, 7, 6, 5, 5, 4, 4, 5, 6, 7, 6, 4],
  /** Assumption: the seeds name the channels, nobody their shares. */
  channels: { web: 0.45, phone: 0.38, 'walk-in': 0.07, mail: 0.1 },
  /** Fathers are about 12 % (domain §1.1); the rest is an assumption. */
  whoWrites: {
    mother: 0.55,
    pregnant: 0.14,
    father: 0.12,
    professional: 0.06,
    other: 0.05,
    grandparent: 0.04,
    'other-parent': 0.02,
    child: 0.02,
  },
  /** Assumption. */
  languages: { da: 0.85, en: 0.06, ar: 0.06, uk: 0.03 },
  /** What a note is about: violence, parenthood, money, home and loneliness run through S:9 to S:13; the shares are an assumption. */
  themes: {
    economy: 0.22,
    parenthood: 0.18,
    mind: 0.13,
    network: 0.12,
    violence: 0.09,
    housing: 0.08,
    pregnancy: 0.07,
    couple: 0.06,
    authority: 0.05,
  },

  /** Share that answers yes to "are you in danger now"; assumption. */
  inDanger: 0.02,
  /** How much more often after nine in the evening: 10.5 % beside 7.2 % (domain §0.7). */
  dangerAtNight: 10.5 / 7.2,
  /** A date that hurries is a dimension of its own (domain §0.5); the shares are assumptions. */
  dateWithinWeek: 0.1,
  dateLater: 0.08,
  pregnantAndAlone: 0.3,

  /** Minutes of work: what an answer takes is a setting of the world; a talk on the phone is 12 minutes (domain §0.7), the note 5 to 10 (§1.3). */
  minutes: { phoneTalk: 12, nextWord: 10, note: 8, ending: 4, familyTalk: 35, opening: 25, handingOn: 10 },
  /** A shift is four hours (domain §1.3); which hours is an assumption, the same as in the demo world. */
  shifts: [10, 14],
  shiftHours: 4,
  /** Everybody is at work in these hours of a working day; assumption. */
  atWork: { from: 8, to: 17 },
  /** About 60 counsellors for 25,600 inquiries (domain §1.1, sizing). */
  counsellorsPerThousand: 60 / 25.6,
  counsellorsAtLeast: 6,
  /** Room above what is expected, so that a busy Monday can be promised too; assumption. */
  seatRoom: 1.7,

  /** How an inquiry goes on; assumptions. The rest is answered and ends with that. */
  fates: {
    family: 0.08,
    'handed-over': 0.03,
    'not-reached': 0.03,
    'not-for-us': 0.015,
    withdrawn: 0.015,
    'duplicate-of': 0.01,
    release: 0.01,
    call: 0.05,
  },
  /** Whether a person looks again at the level, and raises it; only a human may lower (domain §2.3); shares are assumptions. */
  triaged: 0.2,
  triagedTo: { B: 0.15, C: 0.5, D: 0.35 },
  /** Whether the writer writes again after an answer, and after how many hours; assumption. */
  writesAgain: { web: 0.5, mail: 0.3, phone: 0.12, 'walk-in': 0.1 },
  writesAgainAfterHours: 7,
  mistypesCode: 0.05,
  /** Days without a word from the writer before the counsellor ends what was answered; assumption. */
  silentDays: [2, 6],
  /** Whoever was helped once comes back within the year; assumption (domain, story 15). */
  comesBack: 0.05,

  /** Level of a family when it is opened; assumption. */
  levels: { A: 0.03, B: 0.1, C: 0.47, D: 0.4 },
  /** How many contacts a family has before it says enough: a course is some months to a year and a half (domain §1.2); assumption. */
  contacts: [4, 14],
  makesOwnPage: 0.4,
  /** Share of those with an own page who want word by mail, and at which hours; assumption. */
  wantsMail: 0.5,
  mailHours: { any: 0.5, evening: 0.2, day: 0.2, morning: 0.1 },
  /** How often the post office cannot be reached; assumption. */
  postAway: 0.02,
  /** What comes between, at each occasion; assumptions. A world that is only shown has its own. */
  mishaps: { noShow: 0.08, movedUnasked: 0.25, tooBusy: 1, stepForgotten: 0.04, callForgotten: 0.08, firstCallForgotten: 0.1 },
  /** At each contact; assumptions. */
  raised: 0.04,
  lowered: 0.08,
  familyWrites: 0.2,
  promisedCall: 0.15,
  newGoal: 0.15,
  ownStep: 0.1,
  /** A family that has closed comes back within the year; assumption (domain §2.5: the door is open). */
  familyReturns: 0.06,

  /** Days off; five weeks are usual in Denmark, sick days an assumption. Lists are days from and to. */
  holidays: { weeks: 5, inJuly: 3 },
  sickSpells: 4,
  sickDays: [1, 5],
  longSick: 0.04,
  longSickDays: [20, 60],
  /** The setting of the world: after so many days a family has a new anchor, not a stand-in. */
  newAnchorAfterDays: 14,
  /** Share of the counsellors who leave in a year, with a month's notice; assumption. */
  leaves: 0.12,
  noticeDays: 30,
} as const

export type Mishaps = Record<keyof typeof parameters.mishaps, number>

/** How coarse the clock goes: half hours while somebody is there, else hours. */
export const tickMinutes = { open: 30, closed: 60 }
