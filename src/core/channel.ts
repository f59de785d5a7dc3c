/** The ways somebody reaches us. */
export const channels = ['web', 'phone', 'walk-in', 'mail'] as const
export type Channel = (typeof channels)[number]
