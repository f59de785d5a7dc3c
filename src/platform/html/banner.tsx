import type { Shell } from './shell.ts'
import { texts } from './texts.ts'

/** On every page of a demo world, so that nobody in need waits for an answer that will not come. */
export function DemoBanner(props: { shell: Shell }) {
  if (!props.shell.demo) return null
  const say = texts(props.shell.lang)
  return (
    <aside class="demo" aria-label={say('demoMore')}>
      <p>
        <strong>{say('demo')}</strong> {say('demoDanger')} <a href="tel:112">112</a>. <a href="/demo">{say('demoMore')}</a>
      </p>
    </aside>
  )
}

export function SkipLink(props: { shell: Shell }) {
  return (
    <a class="skip" href="#main">
      {texts(props.shell.lang)('toContent')}
    </a>
  )
}

/** A real link, so that it works without script, by way of an address of ours that takes a new leaf; exit.js goes straight and at once. */
export function QuickExit(props: { shell: Shell }) {
  const say = texts(props.shell.lang)
  return (
    <aside class="exit" aria-label={say('quickExit')}>
      <a class="exit-button" href="/forlad" rel="noreferrer" data-quick-exit={props.shell.quickExitUrl}>
        {say('quickExit')}
      </a>
      <small>{say('quickExitNote')}</small>
    </aside>
  )
}
