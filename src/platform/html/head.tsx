import type { Shell } from './shell.ts'

/** A plain dot: the tab of a family's browser tells nobody whose page this is. */
const dot = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="4" fill="#8a8178"/></svg>')}`

export function Head(props: { shell: Shell; title: string; sheet: 'public.css' | 'desk.css'; script: 'exit.js' | 'desk.js' }) {
  const { shell } = props
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <title>{props.title}</title>
      <link rel="icon" href={dot} />
      <link rel="stylesheet" href={shell.asset(props.sheet)} />
      <script src={shell.asset(props.script)} async></script>
    </head>
  )
}
