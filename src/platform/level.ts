/** How soon somebody must act, the soonest first. */
export const levels = ['A', 'B', 'C', 'D'] as const
export type Level = (typeof levels)[number]
