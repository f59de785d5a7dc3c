/** The map: the parts in the order their policies are applied, and what each may use besides platform and core. */
export const parts = [
  { name: 'communities', uses: [] },
  { name: 'counselling', uses: ['communities'] },
  { name: 'support', uses: [] },
  { name: 'voices', uses: [] },
  { name: 'safety-net', uses: [] },
  { name: 'settings', uses: [] },
  { name: 'partnerships', uses: ['counselling'] },
  { name: 'front-door', uses: ['communities', 'counselling', 'support'] },
  { name: 'outcomes', uses: ['communities', 'counselling', 'partnerships', 'support', 'voices'] },
  { name: 'family-page', uses: ['front-door', 'counselling', 'communities', 'partnerships', 'voices', 'support'] },
] as const satisfies readonly { name: string; uses: readonly string[] }[]
