import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  title: 'When is it safe to answer you?',
  lead: 'It may change. Write what suits you now.',
  why: 'We read it each time we want to answer you. Where a call is agreed, we also read it before we call. Only you and we can see it.',
  words: '“{words}”',
  none: 'You have not said anything about it.',
  byYou: 'You wrote it {when}.',
  byUs: '{name} wrote it down {when}.',
  change: 'Change when it is safe',
  say: 'Say when it is safe',
  label: 'This is safe for me',
  hint: 'Also say what is not safe. Does it no longer hold? Then delete the words, and save.',
  save: 'Save',
}
