export const da = {
  always: 'Hele døgnet',
  doctor: 'Lægevagten, hvor du bor',
  otherDoctor: 'Lægevagten et andet sted',
  call: 'Ring',
} as const
