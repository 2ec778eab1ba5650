/** Names under which a learner's own marks are kept. */
export const MARKS = { opened: "opened:", read: "read:", again: "again:", place: "place:" } as const
